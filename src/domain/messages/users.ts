import type { Messages } from "./messages.js";

/** Users of an account, their invitations and passwords, and changes of roles. */
export const users = {
  "error.user.adminOnly": {
    JA: "ユーザーを管理できるのはアカウントの管理者だけです。管理者に依頼してください。",
    EN: "Only administrators of the account manage its users. Ask one of them.",
  },
  "error.user.notFound": {
    JA: "ユーザーが見つかりません。users で一覧を確認してください。",
    EN: "There is no such user. See the list in users.",
  },
  "error.user.self": {
    JA: "自分自身を無効にしたり、自分のロールを変更したりすることはできません。ほかの管理者に依頼してください。",
    EN: "Nobody disables himself or changes his own role. Ask another administrator.",
  },
  "error.user.lastAdmin": {
    JA: "最後の管理者です。先にほかのユーザーを管理者にしてください。",
    EN: "This is the last administrator. Make another user one first.",
  },
  "error.user.invited": {
    JA: "招待がまだ承諾されていません。招待を取り消すには withdrawInvitation を使用してください。",
    EN: "The invitation has not been accepted yet. Use withdrawInvitation to take it back.",
  },
  "error.user.notInvited": {
    JA: "このユーザーはすでに登録を完了しています。招待の操作はできません。",
    EN: "This user has accepted already; there is no invitation.",
  },
  "error.user.notActive": {
    JA: "有効なユーザーのロールだけを変更できます。先に登録を完了するか、有効にしてください。",
    EN: "Only the role of an active user can be changed. Let him accept, or enable him, first.",
  },
  "error.user.operator": {
    JA: "担当者のロールはここでは扱えません。アカウントのロールを指定してください。",
    EN: "Operators are none of an account's users. Give a role of the account.",
  },
  "error.user.emailTaken": {
    JA: "このメールアドレスはすでに使用されています。別のアドレスを入力してください。",
    EN: "This mail address is used already. Enter another one.",
  },
  "error.user.accountRequired": {
    JA: "招待先のアカウントを指定してください。",
    EN: "Say into which account.",
  },
  "error.user.tooManyInvitations": {
    JA: "承諾されていない招待は1アカウントにつき{most}件までです。不要なものを withdrawInvitation で取り消してください。",
    EN: "An account has at most {most} invitations that wait. Take some back by withdrawInvitation.",
  },
  "error.user.sentJustNow": {
    JA: "招待メールは送信したばかりです。{seconds}秒後にもう一度お試しください。",
    EN: "The invitation was sent a moment ago. Try again in {seconds} s.",
  },
  "error.user.awaitsConfirmation": {
    JA: "この招待はほかの管理者による確認を待っています。roleChanges で確認してください。",
    EN: "This invitation waits for another administrator. See roleChanges.",
  },
  "error.roleChange.notFound": {
    JA: "ロールの変更が見つかりません。roleChanges で一覧を確認してください。",
    EN: "There is no such change of a role. See the list in roleChanges.",
  },
  "error.roleChange.pending": {
    JA: "このユーザーには確認待ちのロールの変更があります。その結果を待つか、取り下げてください。",
    EN: "A change of this user's role waits already. Await its outcome or withdraw it.",
  },
  "error.roleChange.same": {
    JA: "ユーザーはすでにこのロールです。別のロールを選んでください。",
    EN: "The user has this role already. Choose another one.",
  },
  "error.roleChange.closed": {
    JA: "このロールの変更は、すでに決定されたか期限が切れています。必要であれば、あらためて requestRoleChange で申請してください。",
    EN: "This change has been decided or has expired. Ask anew by requestRoleChange if it is still wanted.",
  },
  "error.roleChange.own": {
    JA: "自分が申請したロールの変更は、自分では決定できません。ほかの管理者または担当者に依頼してください。",
    EN: "You asked for this change, so somebody else decides. Ask another administrator, or the desk.",
  },
  "error.roleChange.subject": {
    JA: "自分のロールの変更は、自分では決定できません。ほかの管理者または担当者に依頼してください。",
    EN: "This change is about you, so somebody else decides. Ask another administrator, or the desk.",
  },
  "error.roleChange.notYours": {
    JA: "取り下げられるのは申請した本人だけです。rejectRoleChange で却下してください。",
    EN: "Only who asked for it withdraws it. Reject it by rejectRoleChange.",
  },
  "error.roleChange.requester": {
    JA: "申請した人がユーザーを管理できなくなったため、確認できません。却下して、必要であれば申請し直してください。",
    EN: "Who asked for it may not manage users any more. Reject it, and ask anew if it is still wanted.",
  },
  "error.roleChange.stale": {
    JA: "申請の後にユーザーの状態が変わったため、確認できません。却下して、必要であれば申請し直してください。",
    EN: "The user is not what he was when this was asked for. Reject it, and ask anew if it is still wanted.",
  },
  "identity.codeInvalid": {
    JA: "サインインの有効期限が切れたか、すでに完了しています。もう一度はじめからサインインしてください。",
    EN: "This sign-in has expired or was finished before. Begin anew.",
  },
  "identity.invitationInvalid": {
    JA: "この招待コードは使用できません。期限切れか、すでに使用されています。招待した人に再送を依頼してください。",
    EN: "This invitation cannot be used: it has expired, was used or taken back. Ask for it to be sent again.",
  },
} as const satisfies Messages;
