import { ChangeProcedure, OrderChange } from "../../domain/order.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(OrderChange, {
  name: "OrderChange",
  description: "What somebody wants to change about an order. For `changeAdvice`.",
  values: {
    PAYMENT_METHOD: "how it is paid.",
    APPLICATION_TYPE: "new instead of renewal, or the other way round.",
    PRODUCT_OR_TERM: "another product, or other years.",
    RENEWAL_TIMING: "it was renewed too early.",
    COMMON_NAME: "the main name of its certificates.",
    PLATFORM: "the server software that the certificate is for.",
    LICENSE_COUNT: "how many licences there are.",
    APPROVER_EMAIL: "where approval mail goes.",
  },
});

registerEnum(ChangeProcedure, {
  name: "ChangeProcedure",
  description: "What to do about a change. See also `cancelNeeded`.",
  values: {
    CANCEL_AND_REORDER: "cancel, then order anew.",
    REISSUE: "reissue with the new name.",
    CANCEL_OR_REISSUE: "cancel and order anew, or reissue later.",
    NEW_ORDER: "place a further order.",
    DOWNLOAD_OTHER_FORMAT: "download the certificate again.",
    REGISTER_VOUCHER: "register further vouchers.",
  },
});

export { ChangeProcedure, OrderChange };
