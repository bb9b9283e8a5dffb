// The life of a certificate in nine tabs, each ready to run. To copy are the password, the order's id and the request's.

const asStandard = "standard@kumo.test";
const asAdmin = "admin@kumo.test";

/** A key pair of nobody: its private half was thrown away. */
const sampleCsr =
  "-----BEGIN CERTIFICATE REQUEST-----\nMIIBIjCByQIBADA7MQswCQYDVQQGEwJKUDETMBEGA1UECgwKS3VtbyBTaG9qaTEX\nMBUGA1UEAwwOc2hvcC5rdW1vLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC\nAATBtPFAVfCP2b18JFpLIiB1E0Z54aF280KCMTfgPY/rq1O3A9u70qzDgrJchI44\nrrUJbWeJZZ+tIbWu6CP7tZjCoCwwKgYJKoZIhvcNAQkOMR0wGzAZBgNVHREEEjAQ\ngg5zaG9wLmt1bW8udGVzdDAKBggqhkjOPQQDAgNIADBFAiEAz4MEE2gIChNJAlC7\n2PdxjRXKyEedoKIOzkp29NbuOikCIBelalbUFkWL5gE0rt0UJIc1KppxF+q3crNL\nJcLnaawG\n-----END CERTIFICATE REQUEST-----\n";

/** @param {string | null} person mail address; page.js puts the token of that person's last sign-in in its place */
const tab = (person, query, variables = {}) => ({
  query: `${query.trim()}\n`,
  variables: JSON.stringify(variables, null, 2),
  headers: JSON.stringify(person === null ? {} : { authorization: person }, null, 2),
});

export const story = [
  tab(
    null,
    `
# 1. サインイン / Sign in
# 下の Variables に、起動時に表示されたパスワードを
# 入れて実行してください (15分たったらもう一度)。
# 以降のタブは Headers にあるメールアドレスの人として
# 実行されます。これはこの画面だけの省略記法です。
# 実際の API では Bearer <accessToken> とします。
#
# Put the password that the start printed into Variables
# and run; again after 15 minutes. The other tabs run as
# whoever's mail address stands in their Headers. That is
# a shorthand of this page: the API wants
# Bearer <accessToken>.
mutation Step1_SignIn($password: String!) {
  standard: signIn(input: {
    email: "${asStandard}", password: $password
  }) { ...Signed }
  admin: signIn(input: {
    email: "${asAdmin}", password: $password
  }) { ...Signed }
}

fragment Signed on SignInResult {
  ... on SignInPayload {
    accessToken
    viewer { user { name email role } }
  }
  ... on UserError { code message }
}`,
    { password: "" },
  ),
  tab(
    asStandard,
    `
# 2. 状態の購読 / Watch
# 同じ画面を別のウィンドウで開き、このタブを実行した
# ままにすると、以降の変化がすべてそこに届きます。
# 最後に届くのは「失効済み」です。
#
# Open this page in a second window and leave this tab
# running there: every change arrives, at last 失効済み.
subscription Step2_Watch {
  orderStatusChanged {
    occurredAt
    previousStatus
    statusLabel(locale: JA)
    order { number commonName }
    cursor
  }
}`,
  ),
  tab(
    asStandard,
    `
# 3. 証明書の申込み / Place an order
# CSR はこのままでも、差し替えても構いません。
# 別の申込みをするときは idempotencyKey を変えてください。
# デモでは .test のドメイン認証が約1秒で完了し、
# 証明書は自動的に発行されます。
#
# Keep the CSR or paste your own; for another order change
# the idempotencyKey. In the demo a .test domain counts as
# validated after a second, and the certificate issues.
mutation Step3_Order($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    ... on PlaceOrderPayload {
      order {
        id number statusLabel pendingReasons
        payment { method status amount { value currency } }
        domainValidations { domain status location value }
      }
    }
    ... on ValidationError { fields { path code message } }
    ... on UserError { code message }
  }
}`,
    {
      input: {
        idempotencyKey: "story-1",
        productCode: "CC_OV",
        csr: sampleCsr,
        contactEmail: asStandard,
        validationMethod: "DNS_TXT",
        payment: { method: "CREDIT_CARD" },
      },
    },
  ),
  tab(
    asStandard,
    `
# 4. 発行された証明書 / The certificate
# いちばん新しいオーダーと、いま可能な操作です。
# id は手順 6 で使います。
#
# The newest order and what may be done with it.
# Step 6 needs its id.
query Step4_Certificate {
  orders(first: 1) {
    edges {
      node {
        id number statusLabel commonName
        currentCertificate { serialNumber statusLabel notAfter pem }
        availableActions { action allowed reason }
        revocationReasons { reason label }
      }
    }
  }
}`,
  ),
  tab(
    asAdmin,
    `
# 5. 承認待ちの購読 / Watch the approval queue
# 別のウィンドウで実行したままにすると、
# 手順 6 の失効申請が届きます。
#
# Leave this running in another window:
# the request of step 6 arrives there.
subscription Step5_WatchQueue {
  approvalQueueChanged {
    occurredAt
    previousRequestStatus
    statusLabel
    request { id reasonLabel deadlineAt order { number } }
  }
}`,
  ),
  tab(
    asStandard,
    `
# 6. 失効の申請 / Request the revocation
# 手順 4 の id を Variables の orderId に入れてください。
# オーダー全体を SUPERSEDED (差し替え) で失効させます。
#
# Put the id of step 4 into orderId in Variables.
# The whole order, because it is superseded.
mutation Step6_Revoke($input: RequestRevocationInput!) {
  requestRevocation(input: $input) {
    ... on RequestRevocationPayload {
      request { id statusLabel reasonLabel deadlineAt wholeOrder }
    }
    ... on RevocationAlreadyOpenError { request { id } }
    ... on ValidationError { fields { path code message } }
    ... on UserError { code message }
  }
}`,
    {
      input: {
        idempotencyKey: "story-2",
        orderId: "",
        commonName: "shop.kumo.test",
        reason: "SUPERSEDED",
        requester: { company: "クラウド商事", contactName: "雲野 一郎", phone: "03-0000-0000" },
      },
    },
  ),
  tab(
    asAdmin,
    `
# 7. 承認待ちの一覧 / The approval queue
# 管理者が決めるべき失効申請を期限の近い順に並べます。
# id は次の手順で使います。
#
# What waits for the administrator, nearest deadline first.
# The next step needs the id.
query Step7_Queue {
  approvalQueue(first: 20) {
    totalCount
    edges {
      node {
        id statusLabel deadlineAt
        requestedBy { name }
        certificates { serialNumber }
        order { number commonName }
        availableActions { action allowed reason }
      }
    }
  }
}`,
  ),
  tab(
    asAdmin,
    `
# 8. 承認 / Approve
# 手順 7 の id を Variables の requestId に入れてください。
# 承認すると証明書は失効し、CRL と OCSP に載ります。
#
# Put the id of step 7 into requestId in Variables.
# Once approved, the certificate is revoked and stands in
# the CRL and in OCSP.
mutation Step8_Approve($input: ApproveRevocationInput!) {
  approveRevocation(input: $input) {
    ... on DecideRevocationPayload {
      request { statusLabel decidedBy { name } decidedAt }
      order { statusLabel }
    }
    ... on AlreadyDecidedError { decidedAt decision }
    ... on UserError { code message }
  }
}`,
    { input: { requestId: "", note: "確認しました。" } },
  ),
  tab(
    asStandard,
    `
# 9. 失効済み / Revoked
# いちばん新しいオーダーの経過を古い順に並べます。
# 状態の変化は、手順 2 の購読に届いたものと同じです。
#
# The story of the newest order. Its changes of status are
# what came to the subscription of step 2.
query Step9_Timeline {
  orders(first: 1) {
    edges {
      node {
        number
        statusLabel
        currentCertificate { statusLabel revokedAt crlPublishedAt }
        events(first: 50) {
          edges {
            node { sequence occurredAt actor { name } summary }
          }
        }
      }
    }
  }
}`,
  ),
];
