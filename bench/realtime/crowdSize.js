import { readFileSync } from "node:fs";

/** Files beside the sockets that a server or a crowd has open. */
const others = 500;

/** 10,000 subscribers, or 1,000 when it is to be quick; fewer, and said so, where a process may not open so many files. Node.js itself raises the soft limit to the hard one. */
export function crowdSize(quick) {
  const wanted = quick ? 1000 : 10_000;
  const [, hard] = /^Max open files\s+\S+\s+(\S+)/m.exec(readFileSync("/proc/self/limits", "latin1"));
  const most = hard === "unlimited" ? wanted : Number(hard) - others;
  if (most >= wanted) return wanted;
  console.warn(
    `only ${most} subscribers: a process may open ${hard} files; ulimit -Hn ${wanted + others} as root allows more`,
  );
  return most;
}
