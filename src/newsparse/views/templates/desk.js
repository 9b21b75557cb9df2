// What somebody does at the desk: choosing lines, labelling them, the way between page and record, saving.

const menu = $("menu");
const about = $("about").firstElementChild;
let at = -1;
let anchor = -1;
let stop = 0; // the line that Tab leads to
let cameFrom = null;
let toastTimer = 0;

function chosen() {
  const [low, high] = at < anchor ? [at, anchor] : [anchor, at];
  const found = [];
  for (let i = low; i <= high; i++) if (i >= 0 && !rows[i].hidden) found.push(i);
  return found;
}

function stopAt(i) {
  rows[stop].tabIndex = -1;
  stop = i;
  rows[stop].tabIndex = 0;
}

function choose(i, { extend = false, focus = true } = {}) {
  for (const k of chosen()) rows[k].setAttribute("aria-selected", "false");
  at = i;
  if (!extend || anchor < 0) anchor = i;
  stopAt(i);
  for (const k of chosen()) rows[k].setAttribute("aria-selected", "true");
  if (focus) rows[i].focus();
  tell(i);
  showCard(shown.owners[i]);
}

function tell(i, segment) {
  const many = chosen().length;
  about.replaceChildren(many > 1 && chosen().includes(i) ? make("span", "", `${many} lines`) : aboutLine(i, segment));
  $("change").hidden = at < 0;
}

function showCard(k) {
  for (const card of document.querySelectorAll(".card.here")) card.classList.remove("here");
  const card = k === null || k === undefined ? null : $(`C${k}`);
  if (!card) return;
  card.classList.add("here");
  card.scrollIntoView({ block: "nearest" });
}

function step(by, wanted = () => true, from = at) {
  for (let i = from + by; i >= 0 && i < rows.length; i += by) if (!rows[i].hidden && wanted(i)) return i;
  return null;
}

// The line itself, or, where it is hidden, the nearest below or above; null where all are.
function nearest(i) {
  return rows[i].hidden ? (step(1, undefined, i) ?? step(-1, undefined, i)) : i;
}

function move(by, extend) {
  const i = step(by);
  if (i !== null) choose(i, { extend });
}

function isClose(i) {
  return data.lines[i].receipt.chance >= data.close;
}

// The words that are marked inside one line, as offsets into the page.
function markedPart() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const row = rowOf(range.commonAncestorContainer);
  if (!row) return null;
  const i = Number(row.id.slice(1));
  const from = offsetOf(row, range.startContainer, range.startOffset, i);
  const to = offsetOf(row, range.endContainer, range.endOffset, i);
  const { start, end } = data.lines[i];
  return from < to && (from > start || to < end) ? { i, from, to } : null;
}

function rowOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element && element.closest(".line[id]");
}

// How far into the page a place in a row is. An escape is several characters here and one of the page.
function offsetOf(row, node, offset, i) {
  const range = document.createRange();
  range.setStart(row.querySelector(".said"), 0);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  for (const unseen of copy.querySelectorAll(".unseen")) unseen.textContent = "·";
  return data.lines[i].start + Array.from(copy.textContent).length;
}

function act(label, part = markedPart()) {
  const targets = part ? [part.i] : chosen();
  if (!targets.length) return;
  const changed = relabel(targets, label, part);
  getSelection().removeAllRanges();
  after(changed, `${wordOf(label)}${targets.length > 1 ? `, ${targets.length} lines` : ""}`);
}

// What every step is followed by. Whoever is writing in a field, or on the way to the next, is not called back to the page.
function after(changed, word, focus = true) {
  if (!changed) return;
  paint();
  keep();
  const next = at < 0 ? null : nearest(at);
  if (next !== null) choose(next, { extend: next === at, focus });
  toast(word);
}

function toast(word) {
  const element = $("toast");
  element.textContent = word;
  element.classList.add("on");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => element.classList.remove("on"), 2500);
}

function back(taken, word) {
  if (!taken) return;
  const first = taken.lines.length ? Math.min(...taken.lines.map(([i]) => i)) : null;
  paint();
  keep();
  const line = first === null ? null : nearest(first);
  if (line !== null) choose(line);
  toast(word);
}

// What was marked when the menu opened: a click in it marks something else.
let marked = null;

function openMenu() {
  if (at < 0) return;
  const part = markedPart();
  marked = part;
  const words = part ? slice(part.from, part.to) : said(at);
  const many = chosen().length;
  const shortened = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  menu.querySelector(".what").replaceChildren(many > 1 && !part ? `${many} lines` : visible(shortened));
  menu.showModal();
  const own = menu.querySelector(`[data-label="${lines[at].segments[0].label}"]`);
  (own || menu.querySelector("button")).focus();
}

const DO = {
  split: () => after(at >= 0 && split(at), "a comment begins here"),
  merge: () => after(at >= 0 && merge(at), "joined with the comment above"),
  undo: () => back(undo(), "undone"),
  redo: () => back(redo(), "done again"),
};

function jumpTo(k) {
  const i = shown.owners.findIndex((owner, line) => owner === k && !rows[line].hidden);
  cameFrom = k;
  if (i < 0) {
    toast("its lines are hidden");
    return;
  }
  pane("page");
  choose(i);
  rows[i].scrollIntoView({ block: "center" });
}

function jumpBack() {
  const k = shown.owners[at] ?? cameFrom;
  if (k === null) return;
  pane("record");
  const card = $(`C${k}`);
  if (!card) return;
  card.scrollIntoView({ block: "nearest" });
  card.querySelector(".jump").focus();
}

function pane(name) {
  document.body.dataset.pane = name;
  for (const button of document.querySelectorAll(".panes button")) {
    button.setAttribute("aria-pressed", String(button.dataset.pane === name));
  }
}

function save() {
  const blob = new Blob([`${JSON.stringify(gold(), null, 1)}\n`], { type: "application/json" });
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = data.gold;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  toast(`saved as ${data.gold}`);
}

// A browser that keeps nothing for files (private windows) still shows and saves.
function keep() {
  try {
    if (corrections()) localStorage.setItem(`newsparse ${data.digest}`, JSON.stringify(draft()));
    else localStorage.removeItem(`newsparse ${data.digest}`);
  } catch {
    return;
  }
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(`newsparse ${data.digest}`));
    if (!kept) return;
    takeDraft(kept);
    gather();
  } catch {
    lines = given.slice();
    fields = { ...givenFields };
    return;
  }
  const many = corrections();
  if (!many) return;
  $("draft").firstElementChild.textContent = `${many} correction${many === 1 ? "" : "s"} made here before ${many === 1 ? "is" : "are"} back.`;
  $("draft").hidden = false;
  paint();
}
