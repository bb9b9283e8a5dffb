import type { Socket as UdpSocket } from "node:dgram";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import type { Answer, Question, RecordType } from "dns-packet";
import packet from "dns-packet";

/** What a name may be told to answer instead of its records. TRUNCATED: over UDP only, so that TCP is asked. */
export type DnsFault = "SERVFAIL" | "REFUSED" | "SILENT" | "TRUNCATED";

/** A record's data as dns-packet has it; a TXT record of several character-strings is an array of strings. */
type RecordData = Extract<Answer, { data: unknown }>["data"];

export interface AskedQuestion {
  readonly name: string;
  readonly type: RecordType;
  readonly transport: "udp" | "tcp";
}

const rcodes = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

/** A DNS server on a random loopback port, UDP and TCP. It follows aliases within its own records, as a resolver does. */
export class DnsServer {
  /** Every question that arrived, in order. */
  readonly questions: AskedQuestion[] = [];
  /** True: answers an alias alone and leaves following it to who asked. */
  bareAliases = false;
  private readonly records = new Map<string, RecordData[][]>();
  private readonly faults = new Map<string, DnsFault>();
  private readonly connections = new Set<Socket>();

  private constructor(
    private readonly udp: UdpSocket,
    private readonly tcp: Server,
  ) {
    udp.on("message", (query, from) => {
      const reply = this.reply(query, "udp");
      if (reply !== null) udp.send(reply, from.port, from.address);
    });
    tcp.on("connection", (socket) => this.serve(socket));
  }

  static async start(): Promise<DnsServer> {
    for (;;) {
      const tcp = createServer().listen(0, "127.0.0.1");
      await once(tcp, "listening");
      const udp = createSocket("udp4");
      const bound = await new Promise<boolean>((resolve) => {
        udp.once("error", () => resolve(false));
        udp.bind((tcp.address() as AddressInfo).port, "127.0.0.1", () => resolve(true));
      });
      if (bound) return new DnsServer(udp, tcp);
      tcp.close();
    }
  }

  /** `host:port`, as in DNS_SERVERS. */
  get address(): string {
    return `127.0.0.1:${this.udp.address().port}`;
  }

  /** Replaces the records of a name and type. */
  set(name: string, type: RecordType, ...data: RecordData[]): void {
    this.setTurns(name, type, data);
  }

  /** Another set of records for each question in turn; the last one stays (rebinding). */
  setTurns(name: string, type: RecordType, ...turns: RecordData[][]): void {
    this.records.set(key(name, type), turns);
  }

  remove(name: string, type: RecordType): void {
    this.records.delete(key(name, type));
  }

  /** From now on the name answers so, for one type or for all, whatever its records; null: as it should again. */
  misbehave(name: string, fault: DnsFault | null, type: RecordType | "*" = "*"): void {
    if (fault === null) this.faults.delete(key(name, type));
    else this.faults.set(key(name, type), fault);
  }

  /** How often a name was asked for a type. */
  asked(name: string, type: RecordType): number {
    return this.questions.filter((question) => question.name === name.toLowerCase() && question.type === type).length;
  }

  async stop(): Promise<void> {
    for (const socket of this.connections) socket.destroy();
    const closed = [once(this.udp, "close"), once(this.tcp, "close")];
    this.udp.close();
    this.tcp.close();
    await Promise.all(closed);
  }

  /** TCP carries a length of two bytes before each message (RFC 1035 4.2.2). */
  private serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    this.connections.add(socket);
    socket.on("close", () => this.connections.delete(socket)).on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const reply = this.reply(received.subarray(2, end), "tcp");
        received = received.subarray(end);
        if (reply === null) continue;
        const length = Buffer.alloc(2);
        length.writeUInt16BE(reply.length);
        socket.write(Buffer.concat([length, reply]));
      }
    });
  }

  private reply(message: Buffer, transport: "udp" | "tcp"): Buffer | null {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (question === undefined) return null;
    this.questions.push({ name: question.name.toLowerCase(), type: question.type, transport });
    const fault = this.faults.get(key(question.name, question.type)) ?? this.faults.get(key(question.name, "*"));
    if (fault === "SILENT") return null;
    const answers = fault === undefined || (fault === "TRUNCATED" && transport === "tcp") ? this.answers(question) : [];
    const rcode = fault === "SERVFAIL" || fault === "REFUSED" ? rcodes[fault] : this.rcode(question, answers);
    const encoded = (flags: number, records: Answer[]) =>
      packet.encode({ type: "response", id: query.id ?? 0, flags, questions: [question], answers: records });
    const flags = packet.AUTHORITATIVE_ANSWER | packet.RECURSION_AVAILABLE;
    const whole = encoded(flags | rcode, answers);
    const tooLong = transport === "udp" && (fault === "TRUNCATED" || whole.length > payloadSize(query));
    return tooLong ? encoded(flags | packet.TRUNCATED_RESPONSE, []) : whole;
  }

  private rcode(question: Question, answers: readonly Answer[]): number {
    const known = [...this.records.keys()].some((one) => one.startsWith(`${question.name.toLowerCase()}/`));
    return answers.length > 0 || known ? 0 : rcodes.NXDOMAIN;
  }

  /** The records asked for; where there is an alias instead, it and what it leads to. */
  private answers({ name, type }: Question, depth = 0): Answer[] {
    const found = this.take(name, type).map((data) => ({ name, type, ttl: 300, data }) as Answer);
    if (found.length > 0 || type === "CNAME" || depth > 16) return found;
    const [target] = this.take(name, "CNAME");
    if (typeof target !== "string") return [];
    const alias: Answer = { name, type: "CNAME", ttl: 300, data: target };
    return this.bareAliases ? [alias] : [alias, ...this.answers({ name: target, type }, depth + 1)];
  }

  private take(name: string, type: RecordType): RecordData[] {
    const turns = this.records.get(key(name, type));
    return (turns !== undefined && turns.length > 1 ? turns.shift() : turns?.[0]) ?? [];
  }
}

function key(name: string, type: RecordType | "*"): string {
  return `${name.toLowerCase()}/${type}`;
}

/** What the asker can take over UDP: 512 bytes, or what its OPT record says (RFC 6891 6.2.3). */
function payloadSize(query: packet.Packet): number {
  const opt = query.additionals?.find((record) => record.type === "OPT");
  return opt?.type === "OPT" ? opt.udpPayloadSize : 512;
}
