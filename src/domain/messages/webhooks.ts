import type { Messages } from "./messages.js";

/** Webhooks: what is refused, and why an attempt was in vain. */
export const webhooks = {
  "error.webhook.adminOnly": {
    JA: "Webhookを管理できるのはアカウントの管理者だけです。管理者に依頼してください。",
    EN: "Only administrators of the account manage its webhooks. Ask one of them.",
  },
  "error.webhook.notFound": {
    JA: "Webhookの送信先が見つかりません。webhookEndpoints で一覧を確認してください。",
    EN: "There is no such webhook endpoint. See the list in webhookEndpoints.",
  },
  "error.webhook.deliveryNotFound": {
    JA: "Webhookの送信記録が見つかりません。webhookDeliveries で一覧を確認してください。",
    EN: "There is no such webhook delivery. See the list in webhookDeliveries.",
  },
  "error.webhook.tooMany": {
    JA: "Webhookの送信先は1アカウントにつき{most}件までです。使わないものを削除してください。",
    EN: "An account has at most {most} webhook endpoints. Delete one that is not used.",
  },
  "error.webhook.disabled": {
    JA: "Webhookの送信先は無効になっています。enableWebhookEndpoint で有効にしてから操作してください。",
    EN: "The webhook endpoint is disabled. Enable it by enableWebhookEndpoint first.",
  },
  "error.webhook.hours": {
    JA: "0 から {most} の時間数を指定してください。",
    EN: "Give 0 to {most} hours.",
  },
  "error.webhook.url.form": {
    JA: "URLの形式が正しくありません。例: https://example.jp/hooks",
    EN: "This is not an address. Example: https://example.jp/hooks",
  },
  "error.webhook.url.https": {
    JA: "https:// で始まるURLを指定してください。",
    EN: "Give an address that begins with https://.",
  },
  "error.webhook.url.credentials": {
    JA: "URLにユーザー名やパスワードを含めることはできません。送信元は署名で確認してください。",
    EN: "The address cannot hold a user name or a password. Verify the signature instead.",
  },
  "error.webhook.url.port": {
    JA: "使用できるポートは 80 と 443 だけです。",
    EN: "Only the ports 80 and 443 can be used.",
  },
  "error.webhook.url.private": {
    JA: "インターネットに公開されたアドレスを指定してください。",
    EN: "Give an address that is public on the internet.",
  },
  "error.webhook.selection": {
    JA: "OrderEvent に対するGraphQLの選択として使用できません（{problem}）。選択を修正してください。",
    EN: "This is no selection on OrderEvent that can be used ({problem}). Correct it.",
  },
  "webhook.attempt.status": {
    JA: "受信側がHTTPステータス{status}を返しました。受け取ったら2xxを返してください。",
    EN: "The receiver answered HTTP {status}. Answer 2xx once it is taken.",
  },
  "webhook.attempt.redirect": {
    JA: "受信側がリダイレクト（{status}）を返しました。リダイレクトには従いません。最終的なURLを登録してください。",
    EN: "The receiver answered with a redirect ({status}), which is not followed. Register the address where it leads to.",
  },
  "webhook.attempt.gone": {
    JA: "受信側が410（Gone）を返したため、送信先を無効にしました。",
    EN: "The receiver answered 410 Gone, so the endpoint was disabled.",
  },
  "webhook.attempt.noAddress": {
    JA: "{host} のIPアドレス（AまたはAAAAレコード）が見つかりません。DNSの設定を確認してください。",
    EN: "{host} has no address. Check its A or AAAA records.",
  },
  "webhook.attempt.addressRefused": {
    JA: "{host} はインターネットに公開されていないアドレスを指しているため、送信しません。公開されたアドレスだけを登録してください。",
    EN: "{host} leads to an address that is not public, which is not connected to. Let it lead to public addresses only.",
  },
  "webhook.attempt.plain": {
    JA: "{host} には https の標準ポートでのみ送信します。URLを変更してください。",
    EN: "{host} is reached by https on its usual port only. Change the address.",
  },
  "webhook.attempt.timeout": {
    JA: "{host} が{seconds}秒以内に応答しませんでした。受け取りだけを先に済ませ、処理は後で行ってください。",
    EN: "{host} did not answer within {seconds} s. Answer first and do the work afterwards.",
  },
  "webhook.attempt.failed": {
    JA: "{host} に送信できませんでした（{code}）。サーバーの稼働状況と証明書を確認してください。",
    EN: "{host} could not be reached ({code}). Check that it runs, and its certificate.",
  },
  "webhook.attempt.secret": {
    JA: "署名用のシークレットを読み出せないため、送信できません。rotateWebhookSecret で新しいシークレットを発行し、受信側に設定してください。",
    EN: "The secret that signs cannot be opened, so nothing can be sent. Make a new one by rotateWebhookSecret and give it to the receiver.",
  },
  "webhook.attempt.internal": {
    JA: "送信元の内部エラーにより送信できませんでした。受信側に問題はありません。テスト以外は、時間をおいて自動的に再送します。",
    EN: "It could not be sent because of an error of ours; nothing is wrong with the receiver. Unless it was a test it is tried again by itself.",
  },
  "webhook.attempt.payload": {
    JA: "選択から本文を作成できませんでした（{problem}）。updateWebhookEndpoint で選択を修正してください。",
    EN: "The payload could not be made from the selection ({problem}). Correct it by updateWebhookEndpoint.",
  },
  "webhook.attempt.forgotten": {
    JA: "記録の保存期間を過ぎています。",
    EN: "It is not on record any more.",
  },
} as const satisfies Messages;
