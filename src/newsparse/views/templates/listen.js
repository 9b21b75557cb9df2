// Pointer and keys.

function isTyping(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

const KEYS = {
  ArrowDown: (event) => move(1, event.shiftKey),
  ArrowUp: (event) => move(-1, event.shiftKey),
  j: () => move(1),
  k: () => move(-1),
  J: () => move(1, true),
  K: () => move(-1, true),
  Home: () => choose(rows.findIndex((row) => !row.hidden)),
  End: () => choose(rows.findLastIndex((row) => !row.hidden)),
  n: () => toClose(1),
  p: () => toClose(-1),
  Enter: () => openMenu(),
  g: () => jumpBack(),
  Escape: () => jumpBack(),
};
const MOVES = new Set(["ArrowDown", "ArrowUp", "j", "k", "n", "p", "Home", "End"]);

function toClose(by) {
  const i = step(by, isClose);
  if (i === null) toast("no more lines that were close");
  else choose(i);
}

const ANYWHERE = { s: DO.split, m: DO.merge, u: DO.undo, U: DO.redo, "?": () => $("keys").showModal() };

function onKey(event) {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === "s") return [save];
  if (event.altKey || isTyping(event.target)) return [];
  if (control && event.key.toLowerCase() === "z") return [event.shiftKey ? DO.redo : DO.undo];
  if (control && event.key === "y") return [DO.redo];
  if (control || $("keys").open) return [];
  const inLines = rows.length && document.activeElement.closest("#lines");
  if (menu.open || inLines) {
    const label = data.words.labels[event.key] && event.key !== "_" ? event.key : { a: "A", f: "F", d: "D" }[event.key];
    if (label) return [menu.open ? () => act(label, marked) : () => act(label)];
  }
  if (ANYWHERE[event.key]) return [ANYWHERE[event.key]];
  if (!KEYS[event.key]) return [];
  if (inLines) return [() => KEYS[event.key](event)];
  // Nobody has chosen a line yet: the first key that moves does.
  const first = MOVES.has(event.key) && at < 0 && document.activeElement === document.body ? rows.findIndex((row) => !row.hidden) : -1;
  return first < 0 ? [] : [() => choose(first, { focus: true })];
}

document.addEventListener("keydown", (event) => {
  for (const action of onKey(event)) {
    event.preventDefault();
    if (menu.open) menu.close();
    action();
  }
});

menu.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const buttons = [...menu.querySelectorAll("button")];
  buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length].focus();
  event.preventDefault();
});

menu.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button && event.target !== menu) return;
  menu.close();
  if (!button) return;
  if (button.dataset.label) act(button.dataset.label, marked);
  else DO[button.dataset.do]();
});

menu.addEventListener("close", () => {
  if (at >= 0) rows[at].focus();
});

$("lines").addEventListener("click", (event) => {
  const row = rowOf(event.target);
  if (!row) return;
  const i = Number(row.id.slice(1));
  const part = markedPart();
  choose(i, { extend: event.shiftKey && !part, focus: !part });
  if (event.target.closest(".letter")) openMenu();
  else if (event.target.closest(".gutter") && shown.owners[i] !== null) jumpBack();
});

// Only a pointer that moves: when keys scroll the page below one that rests, it points at nothing.
let pointer = "";
$("lines").addEventListener("mousemove", (event) => {
  const row = rowOf(event.target);
  const here = `${event.clientX} ${event.clientY}`;
  if (!row || here === pointer) return;
  pointer = here;
  const i = Number(row.id.slice(1));
  const segments = [...row.querySelectorAll(".seg")];
  const k = segments.indexOf(event.target.closest(".seg"));
  tell(i, lines[i].segments[Math.max(k, 0)]);
});

$("lines").addEventListener("mouseleave", () => at >= 0 && tell(at));
$("lines").addEventListener("focusin", (event) => {
  const row = rowOf(event.target);
  if (row && Number(row.id.slice(1)) !== at) choose(Number(row.id.slice(1)), { focus: false });
});

$("cards").addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (card && (!event.target.closest("input") || event.target.readOnly)) jumpTo(Number(card.id.slice(1)));
});

$("cards").addEventListener("change", (event) => {
  const k = Number(event.target.closest(".card").id.slice(1));
  const { i, segment } = shown.comments[k].author;
  const name = event.target.value.trim();
  const stays = document.activeElement === event.target;
  after(rename(i, segment, name || null), "author", false);
  if (stays) $(`C${k}`).querySelector(".author").focus();
});

form.addEventListener("change", (event) => {
  const { name, value } = event.target;
  const text = value.replace(/\s+/g, " ").trim();
  const read = {
    after: () => value === "1",
    authors: () => text.split(";").map((one) => one.trim()).filter((one) => one),
    comment_count: () => (/^\d+$/.test(text) ? Number(text) : null),
  }[name];
  const word = name === "after" ? "layout" : name.replace("_", " ");
  const written = setField(name, read ? read() : text || null);
  after(written, event.target.validity.valid ? word : `${word}: ${event.target.title}`, false);
});
form.addEventListener("submit", (event) => event.preventDefault());

document.querySelector(".legend").addEventListener("change", (event) => {
  const { value, checked } = event.target;
  if (checked) off.delete(value);
  else off.add(value);
  lines.forEach((_, i) => hide(i));
  const next = rows.length ? nearest(stop) : null;
  if (next !== null) stopAt(next);
});

document.querySelector(".panes").addEventListener("click", (event) => {
  if (event.target.dataset.pane) pane(event.target.dataset.pane);
});

$("change").addEventListener("mousedown", (event) => event.preventDefault()); // what is marked stays so
$("change").addEventListener("click", openMenu);
$("save").addEventListener("click", save);
$("undo").addEventListener("click", DO.undo);
$("redo").addEventListener("click", DO.redo);
$("help").addEventListener("click", () => $("keys").showModal());
$("discard").addEventListener("click", () => {
  apply({ lines: given.map((line, i) => [i, line]), fields: FIELDS.map((name) => [name, givenFields[name]]) });
  $("draft").hidden = true;
  after(true, "discarded; u brings them back");
});

$("gold").textContent = data.gold;
shown = { ...gather(), lines: given.slice() };
facts = shown.comments.map(factsOf);
paintSize(paragraphs());
if (rows.length) stopAt(0);
recall();
