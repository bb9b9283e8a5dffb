import { Column, Entity, PrimaryColumn } from "typeorm";

/** Which certificates a request revokes. A unique index on `certificateId` where `open` keeps I3: one open request per certificate. */
@Entity({ name: "revocation_request_certificates" })
export class RevocationRequestCertificate {
  @PrimaryColumn({ type: "text" })
  requestId!: string;

  @PrimaryColumn({ type: "text" })
  certificateId!: string;

  @Column({ type: "boolean" })
  open!: boolean;
}
