import type { Messages } from "./messages.js";

/** What is said of certificate signing requests, keys, names, and of a CA that refuses. */
export const pki = {
  "csr.unreadable": {
    JA: "CSRを読み取れません。「-----BEGIN CERTIFICATE REQUEST-----」から始まるPEM形式の全文を貼り付けてください。",
    EN: "The CSR cannot be read. Paste the whole PEM text, from “-----BEGIN CERTIFICATE REQUEST-----” on.",
  },
  "csr.tooLarge": {
    JA: "CSRが大きすぎます（上限は16 kBです）。不要な属性を除いて作成し直してください。",
    EN: "The CSR is too large (16 kB at most). Make it again without the attributes that are not needed.",
  },
  "csr.version": {
    JA: "CSRのバージョンが正しくありません。PKCS#10のバージョン1（値は0）で作成し直してください。",
    EN: "The CSR has the wrong version. Make it again as PKCS#10 version 1 (value 0).",
  },
  "csr.signature": {
    JA: "CSRの署名を検証できません。CSRに含まれる公開鍵と対になる秘密鍵で、CSRを作成し直してください。",
    EN: "The signature of the CSR does not match its key. Make the CSR again with the private key that belongs to it.",
  },
  "csr.signatureAlgorithm": {
    JA: "CSRの署名アルゴリズムに対応していません。SHA-256、SHA-384、SHA-512のいずれかを用いたRSA（PKCS#1 v1.5）またはECDSAで作成し直してください。",
    EN: "The CSR is signed in a way that is not accepted. Make it again with RSA (PKCS#1 v1.5) or ECDSA and SHA-256, SHA-384 or SHA-512.",
  },
  "csr.weakHash": {
    JA: "CSRの署名に使われているハッシュ（MD5、SHA-1など）は安全ではありません。SHA-256以上を指定して作成し直してください。",
    EN: "The CSR is signed with a hash that is too weak (MD5, SHA-1 or the like). Make it again with SHA-256 or better.",
  },
  "csr.duplicateExtension": {
    JA: "CSRに同じ拡張が重複しています。各拡張を一つだけにして作成し直してください。",
    EN: "The CSR has an extension more than once. Make it again with each extension only once.",
  },
  "csr.severalCommonNames": {
    JA: "CSRにコモンネームが複数あります。一つだけにして作成し直し、その他の名前はサブジェクトの別名（SAN）に指定してください。",
    EN: "The CSR has several common names. Make it again with one, and give the others as alternative names.",
  },
  "csr.commonName": {
    JA: "CSRのコモンネームに使用できない文字が含まれているか、長すぎます。修正して作成し直してください。",
    EN: "The common name of the CSR is too long or has characters that cannot be used. Make it again with a proper one.",
  },
  "key.kind": {
    JA: "この種類の鍵は使用できません。RSA（2048ビット以上）またはECDSA（P-256、P-384、P-521）の鍵でCSRを作成し直してください。",
    EN: "Keys of this kind are not accepted. Make a CSR with RSA (2048 bits or more) or ECDSA on P-256, P-384 or P-521.",
  },
  "key.encoding": {
    JA: "公開鍵の形式が正しくありません。別のソフトウェア（OpenSSLなど）で鍵とCSRを作成し直してください。",
    EN: "The public key is not encoded as it must be. Make the key and the CSR again with other software, such as OpenSSL.",
  },
  "key.rsaSize": {
    JA: "RSA鍵の長さが不適切です。2048〜8192ビット（8の倍数）の鍵を生成し、CSRを作成し直してください。",
    EN: "The RSA key has a size that is not accepted. Generate one of 2048 to 8192 bits (a multiple of 8) and make the CSR again.",
  },
  "key.rsaExponent": {
    JA: "RSA鍵の公開指数が不適切です。公開指数65537で鍵を生成し、CSRを作成し直してください。",
    EN: "The RSA key has a public exponent that is not accepted. Generate a key with 65537 and make the CSR again.",
  },
  "key.weak": {
    JA: "この鍵には既知の脆弱性があり、第三者に秘密鍵を計算されるおそれがあります。最新のソフトウェアで鍵を生成し直し、新しいCSRを作成してください。",
    EN: "This key has a known weakness by which others can compute the private key. Generate a new one with up-to-date software and make a new CSR.",
  },
  "domain.malformed": {
    JA: "「{name}」はドメイン名として正しくありません。空白、アンダースコア、全角の英数字や句点、末尾のドット、ポート番号、パスを含めず、ワイルドカードは先頭の「*.」だけで入力してください。",
    EN: "“{name}” is not a domain name. Write it without spaces, underscores, a trailing dot, a port or a path, with a wildcard only as a leading “*.”.",
  },
  "domain.address": {
    JA: "「{name}」はIPアドレスです。IPアドレスには発行できません。ドメイン名を入力してください。",
    EN: "“{name}” is an IP address, for which nothing is issued. Give a domain name.",
  },
  "domain.internal": {
    JA: "「{name}」はインターネット上で公開されている名前ではありません。公開されたドメイン名を入力するか、プライベート証明書の製品を選択してください。",
    EN: "“{name}” is not a public name on the internet. Give a public domain name, or choose a product for private certificates.",
  },
  "domain.publicSuffix": {
    JA: "「{name}」は多くの利用者が共有する名前（パブリックサフィックス）のため発行できません。ご自身で登録したドメイン名を入力してください。",
    EN: "“{name}” is a public suffix under which many others have their names. Give a domain name that you have registered.",
  },
  "domain.tooMany": {
    JA: "ドメイン名が多すぎます（上限は {max} 件です）。件数を減らすか、複数のオーダーに分けてください。",
    EN: "Too many domain names ({max} at most). Give fewer, or spread them over several orders.",
  },
  "ca.unknownSerial": {
    JA: "このシリアル番号の証明書は、この認証局から発行されていません。シリアル番号を確認してください。",
    EN: "This certificate authority has issued no certificate with this serial number. Check the number.",
  },
  "ca.expired": {
    JA: "認証局の証明書の有効期間内に、この証明書を発行できません。担当者にお問い合わせください。",
    EN: "The certificate cannot be issued inside the life of the CA's own certificate. Please contact the desk.",
  },
  "ca.organization": {
    JA: "組織情報（名称、所在地、国）が不足しているか、証明書に記載できる長さを超えています。登録内容を修正してください。",
    EN: "The organization (name, locality, country) is missing, or too long to stand in a certificate. Correct its record.",
  },
} as const satisfies Messages;
