import type { Messages } from "./messages.js";

/** What a domain validation found instead of what it asked for (`lastError`), and what to do next. */
export const dcv = {
  "dcv.txt.none": {
    JA: "{location} にTXTレコードが見つかりません。指定された値を登録し、反映されるまでしばらくお待ちください。",
    EN: "There is no TXT record at {location}. Publish the given value there and allow some time for it to spread.",
  },
  "dcv.txt.different": {
    JA: "{location} のTXTレコードは「{found}」であり、指定された値と一致しません。指定された値をそのまま登録してください。",
    EN: "The TXT record at {location} says “{found}” instead of the given value. Publish the given value as it stands.",
  },
  "dcv.cname.none": {
    JA: "{location} にCNAMEレコードが見つかりません。指定された値を登録し、反映されるまでしばらくお待ちください。",
    EN: "There is no CNAME record at {location}. Publish the given target there and allow some time for it to spread.",
  },
  "dcv.cname.different": {
    JA: "{location} のCNAMEレコードは「{found}」を指しており、指定された値と一致しません。指定された値に変更してください。",
    EN: "The CNAME record at {location} points to “{found}” instead of the given target. Change it to the given target.",
  },
  "dcv.dns.servfail": {
    JA: "{name} の問い合わせにDNSサーバーがエラー（SERVFAIL）を返しました。ネームサーバーとDNSSECの設定を確認してください。",
    EN: "The DNS answered SERVFAIL for {name}. Check the domain's name servers and its DNSSEC.",
  },
  "dcv.dns.timeout": {
    JA: "{name} の問い合わせにDNSサーバーが時間内に応答しませんでした。ネームサーバーの稼働状況を確認してください。",
    EN: "The DNS did not answer for {name} in time. Check that the domain's name servers can be reached.",
  },
  "dcv.dns.failed": {
    JA: "{name} をDNSで調べられませんでした（{code}）。ネームサーバーの設定を確認してください。",
    EN: "The DNS could not be asked for {name} ({code}). Check the domain's name servers.",
  },
  "dcv.dns.aliasLoop": {
    JA: "{name} のCNAMEレコードが循環しているか、連鎖が長すぎます。CNAMEの設定を見直してください。",
    EN: "The CNAME records from {name} on run in a circle or are too many. Check where they lead.",
  },
  "dcv.http.noAddress": {
    JA: "{host} のIPアドレス（AまたはAAAAレコード）が見つかりません。DNSに登録してください。",
    EN: "{host} has no address. Publish an A or AAAA record for it.",
  },
  "dcv.http.addressRefused": {
    JA: "{host} はインターネットに公開されていないIPアドレスを指しているため、確認できません。公開されたアドレスだけを登録してください。",
    EN: "{host} leads to an address that is not public, which is not visited. Let it lead to public addresses only.",
  },
  "dcv.http.timeout": {
    JA: "{host} のWebサーバーが時間内に応答しませんでした。サーバーの稼働状況とファイアウォールを確認してください。",
    EN: "The web server of {host} did not answer in time. Check that it runs and that no firewall stops the request.",
  },
  "dcv.http.failed": {
    JA: "{host} のWebサーバーからファイルを取得できませんでした（{code}）。サーバーの稼働状況とファイアウォールを確認してください。",
    EN: "The file could not be fetched from the web server of {host} ({code}). Check that it runs and that no firewall stops the request.",
  },
  "dcv.http.status": {
    JA: "WebサーバーがHTTPステータス{status}を返しました。指定された場所にファイルを置き、認証なしで取得できるようにしてください。",
    EN: "The web server answered HTTP {status}. Put the file at the given place and let it be read without signing in.",
  },
  "dcv.http.different": {
    JA: "{location} の内容は「{found}」であり、指定された値と一致しません。指定された値だけをファイルに書いてください。",
    EN: "The file at {location} says “{found}” instead of the given value. Write the given value into it and nothing else.",
  },
  "dcv.http.tooLarge": {
    JA: "ファイルが64kBを超えています。指定された値だけをファイルに書いてください。",
    EN: "The file is larger than 64 kB. Write the given value into it and nothing else.",
  },
  "dcv.http.tooManyRedirects": {
    JA: "リダイレクトが{most}回を超えました。ファイルを直接取得できるようにしてください。",
    EN: "There were more than {most} redirects. Serve the file without them.",
  },
  "dcv.http.redirectRefused": {
    JA: "リダイレクト先「{target}」には進めません。httpまたはhttpsの標準ポートへのリダイレクトにしてください。",
    EN: "The redirect to “{target}” is not followed. Redirect to http or https on its usual port only.",
  },
  "dcv.email.openLink": {
    JA: "承認メールのリンクがまだ開かれていません。メールを受け取った方がリンクを開くと、確認が完了します。",
    EN: "The link in the approval mail has not been opened yet. Whoever received the mail has to open it.",
  },
  "dcv.demo.soon": {
    JA: "デモ環境では、.test のドメインはお申し込みから1秒後に確認済みになります。このままお待ちください。",
    EN: "In the demo a name under .test counts as validated one second after it is asked for. Please wait.",
  },
} as const satisfies Messages;
