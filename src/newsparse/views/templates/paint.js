// The elements follow what the model says.

const $ = (id) => document.getElementById(id);
const form = $("fields");
const rows = data.lines.map((_, i) => $(`L${i}`));
const UNSEEN = new RegExp(`[${data.unseen}]|[\\u{e0000}-\\u{e00ff}\\u{1d173}-\\u{1d17a}]`, "gu");
// Where each line stands in the file, counted as editors count.
const numbers = [];
data.lines.reduce(
  ([number, at], { start }) => {
    const now = number + slice(at, start).split("\n").length - 1;
    numbers.push(now);
    return [now, start];
  },
  [1, 0],
);
const givenOwners = owned.slice();
let shown = { comments: [], owners: givenOwners, lines: given.slice() };

// A chance in whole percents, as in the rest of the page; only what is certain is 100.
const percent = (chance) => `${chance >= 1 ? 100 : Math.min(99, Math.floor(100 * chance + 0.5))} %`;

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function escapeOf(character) {
  const code = character.codePointAt(0);
  const digits = code.toString(16);
  return code < 0x100 ? `\\x${digits.padStart(2, "0")}` : code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function printable(text) {
  return text.replace(UNSEEN, escapeOf);
}

// A text from the page; what nobody would see stands there as an escape.
function visible(text) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(UNSEEN)) {
    out.append(text.slice(at, found.index), make("span", "unseen", escapeOf(found[0])));
    at = found.index + found[0].length;
  }
  out.append(text.slice(at));
  return out;
}

function wordOf(label) {
  return data.words.labels[label].word;
}

function paintLine(i) {
  const row = rows[i];
  const { segments, begins } = lines[i];
  row.dataset.label = segments[0].label;
  row.classList.toggle("changed", lines[i] !== given[i]);
  row.classList.toggle("first-text", begins && hasText(segments.map((segment) => segment.label)));
  const letter = row.querySelector(".letter");
  letter.textContent = segments[0].label;
  letter.title = wordOf(segments[0].label);
  const line = row.querySelector(".said");
  line.replaceChildren();
  segments.forEach((segment, k) => {
    if (k) {
      const inner = make("b", "inner");
      inner.dataset.label = inner.dataset.letter = segment.label;
      line.append(inner);
    }
    const span = make("span", "seg");
    span.dataset.label = segment.label;
    span.append(visible(slice(segment.from, segment.to)));
    line.append(span);
  });
  hide(i);
}

function paintOwners(owners) {
  owners.forEach((owner, i) => {
    const begins = owner !== null && owners[i - 1] !== owner;
    const ends = owner !== null && owners[i + 1] !== owner;
    const row = rows[i];
    row.classList.toggle("in", owner !== null);
    row.classList.toggle("begins", begins);
    row.classList.toggle("ends", ends);
    row.querySelector(".gutter").textContent = begins ? owner + 1 : "";
    if (owner === givenOwners[i]) return;
    row.classList.remove("d1", "d2", "d3", "d4");
  });
}

// What a card shows: where it is the same, the element stays, and whoever is writing in it is not disturbed.
function factsOf(comment) {
  const { author, text } = valuesOf(comment);
  return { author, text, named: comment.author !== null };
}

let facts = [];
const known = new Map(record.comments.map((comment) => [JSON.stringify([comment.author, comment.text]), comment]));

function cardFor(fact, k) {
  const card = $("card").content.firstElementChild.cloneNode(true);
  const { author, text, named } = fact;
  card.id = `C${k}`;
  card.querySelector(".jump").textContent = k + 1;
  const input = card.querySelector(".author");
  input.value = author === null ? "" : printable(author);
  input.readOnly = !named;
  card.querySelector(".text").append(visible(text));
  const same = known.get(JSON.stringify([author, text]));
  if (same) card.querySelector(".about").append(...aboutComment(same));
  card.classList.toggle("changed", !same);
  return card;
}

function paintCards(comments) {
  const before = facts;
  facts = comments.map(factsOf);
  facts.forEach((fact, k) => {
    if (k < before.length && sameLine(fact, before[k])) return;
    const card = cardFor(fact, k);
    if (k < before.length) $(`C${k}`).replaceWith(card);
    else $("cards").append(card);
  });
  for (let k = facts.length; k < before.length; k++) $(`C${k}`).remove();
  $("found").textContent = facts.length;
}

function aboutComment({ parent, date, votes, confidence }) {
  const told = [];
  if (parent !== null) told.push(`answers ${parent + 1}`);
  if (date) told.push(date);
  if (votes.score !== null) told.push(`score ${votes.score}`);
  if (votes.up !== null) told.push(`+${votes.up}`);
  if (votes.down !== null) told.push(`−${Math.abs(votes.down)}`);
  told.push(percent(confidence));
  return told.map((word) => make("span", "", word));
}

function paintBody() {
  const all = paragraphs();
  $("body").replaceChildren(
    ...all.map((paragraph) => {
      const element = make("p");
      element.dir = "auto";
      element.append(visible(paragraph));
      return element;
    }),
  );
  paintSize(all);
}

function paintSize(all) {
  $("size").textContent = all.length === 1 ? "1 paragraph" : `${all.length} paragraphs`;
}

function fieldText(name) {
  const value = fields[name];
  if (name === "after") return value ? "1" : "";
  if (name === "authors") return printable(value.join("; "));
  return value === null ? "" : printable(String(value));
}

function paintFields() {
  for (const name of FIELDS) {
    const element = form.elements[name];
    if (element.value !== fieldText(name)) element.value = fieldText(name);
    element.closest("label").classList.toggle("changed", !sameLine(fields[name], givenFields[name]));
  }
}

const marks = [...document.querySelectorAll(".mark")];
const off = new Set();

function hide(i) {
  rows[i].hidden = lines[i].segments.every((segment) => off.has(segment.label));
}

function paintLegend() {
  const counts = {};
  for (const line of lines) for (const { label } of line.segments) counts[label] = (counts[label] || 0) + 1;
  for (const mark of marks) {
    const many = counts[mark.dataset.label] || 0;
    mark.hidden = !many;
    mark.querySelector(".many").textContent = many;
  }
}

function paintTools() {
  const many = corrections();
  $("undo").disabled = !done.length;
  $("redo").disabled = !undone.length;
  $("save").firstChild.textContent = many ? `Save ${many} correction${many === 1 ? "" : "s"}` : "Save labels";
}

// Paint what a step changed.
function paint() {
  const { comments, owners } = gather();
  lines.forEach((line, i) => {
    if (line !== shown.lines[i]) paintLine(i);
  });
  paintOwners(owners);
  paintCards(comments);
  paintBody();
  paintFields();
  paintLegend();
  paintTools();
  shown = { comments, owners, lines: lines.slice() };
}

// What was made of a line: its label, how certain it was, what came next, and the field it is for.
function aboutLine(i, segment) {
  const { receipt } = data.lines[i];
  const out = document.createDocumentFragment();
  const label = segment ? segment.label : lines[i].segments[0].label;
  const chip = make("b", "chip", label);
  chip.dataset.label = label;
  const told = [chip, make("strong", "", wordOf(label))];
  const chanced = (chance) => (chance < 0.01 ? "under 1 %" : percent(chance));
  const { parts, rules, labels } = data.words;
  if (lines[i] !== given[i]) told.push("corrected");
  else if (receipt.rule) told.push(`by rule: ${rules[receipt.rule]}`);
  told.push(`${chanced(receipt.certainty)} ${parts[receipt.path[0]]}`, `next: ${chanced(receipt.chance)} ${parts[receipt.runner_up[0]]}`);
  const { field } = labels[label];
  const owner = shown.owners[i];
  if (field && !(field.includes("{}") && owner === null)) told.push(make("code", "", field.replace("{}", owner)));
  told.unshift(`line ${numbers[i]}`);
  told.forEach((part) => {
    const item = make("span", "");
    item.append(part);
    out.append(item);
  });
  return out;
}
