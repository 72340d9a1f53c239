// The workout this page shows, whose it is, what this phone keeps of it, and what is said of it.
import * as outbox from "./outbox.js";

export const user = document.body.dataset.user;
export const part = () => document.getElementById("workout");

/** What this phone keeps of this workout. */
export async function ours() {
  const kept = await outbox.kept().catch(() => []);
  return kept.filter((set) => set.workout === part().dataset.workout && String(set.user) === user);
}

/** Say, above the workout, what its reader must know, and the link that leads on, if any. */
export function say(words, ...links) {
  const notice = noticeOf(words, ...links);
  document.getElementById("notice").replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" }); // it may be far above what was tapped
}

export function noticeOf(...words) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.append(...words);
  return notice;
}
