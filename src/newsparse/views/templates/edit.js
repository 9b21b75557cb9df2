// What a correction does to the labels, and how it is taken back.

const undone = [];
const done = [];

function sameLine(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

// Take over some lines and fields as one step. `lines` and `fields` of a change hold [key, new value].
function apply(changed) {
  const step = { lines: [], fields: [] };
  for (const [i, line] of changed.lines) {
    const now = sameLine(line, given[i]) ? given[i] : line;
    if (!sameLine(now, lines[i])) step.lines.push([i, lines[i], now]);
  }
  for (const [name, value] of changed.fields) {
    if (JSON.stringify(value) !== JSON.stringify(fields[name])) step.fields.push([name, fields[name], value]);
  }
  if (!step.lines.length && !step.fields.length) return false;
  done.push(step);
  undone.length = 0;
  replay(step, 2);
  return true;
}

function replay(step, which) {
  for (const entry of step.lines) lines[entry[0]] = entry[which];
  for (const entry of step.fields) fields[entry[0]] = entry[which];
}

function undo() {
  const step = done.pop();
  if (!step) return null;
  replay(step, 1);
  undone.push(step);
  return step;
}

function redo() {
  const step = undone.pop();
  if (!step) return null;
  replay(step, 2);
  done.push(step);
  return step;
}

// A change under way: later parts of it see what earlier ones did.
class Change {
  constructor() {
    this.lines = new Map();
    this.fields = new Map();
  }
  line(i) {
    return this.lines.get(i) || lines[i];
  }
  set(i, changes) {
    this.lines.set(i, { ...this.line(i), ...changes });
  }
  labels(i) {
    return this.line(i).segments.map((segment) => segment.label);
  }
  take() {
    return apply(this);
  }
}

// Label whole lines, or, with `part` (from, to), some characters of the one line.
function relabel(targets, label, part) {
  const change = new Change();
  for (const i of targets) {
    const before = change.labels(i);
    const whole = [{ from: data.lines[i].start, to: data.lines[i].end, label }];
    const back = given[i].segments;
    const segments = part ? cut(change.line(i).segments, part, label) : whole;
    // what is labelled as it was is as it was, with what the record made of it
    change.set(i, { segments: sameShape(segments, back) ? back : segments });
    settleThread(change, i, before);
    settleFields(change, i, before);
  }
  return change.take();
}

function sameShape(segments, others) {
  const shape = (all) => JSON.stringify(all.map(({ from, to, label }) => [from, to, label]));
  return shape(segments) === shape(others);
}

// Label a part of a line. A part labelled as all of it was before is that alone: the rest is something else.
function cut(segments, part, label) {
  const rest = (own) => (own !== label ? own : "Axq".includes(label) ? "r" : "F");
  const pieces = [];
  let put = false;
  for (const segment of segments) {
    const { from, to } = segment;
    if (to <= part.from || from >= part.to) {
      pieces.push(segment);
      continue;
    }
    if (from < part.from) pieces.push({ from, to: part.from, label: rest(segment.label) });
    if (!put) pieces.push({ from: part.from, to: part.to, label });
    put = true;
    if (to > part.to) pieces.push({ from: part.to, to, label: rest(segment.label) });
  }
  return pieces.reduce((merged, piece) => {
    const last = merged[merged.length - 1];
    if (last && last.label === piece.label) merged[merged.length - 1] = { from: last.from, to: piece.to, label: last.label };
    else merged.push(piece);
    return merged;
  }, []);
}

function hasText(labels) {
  return labels.some((label) => TEXT.includes(label));
}

// Where the comments begin when line i has become text or a name, or is none any more.
function settleThread(change, i, before) {
  const now = change.labels(i);
  const was = { text: hasText(before), name: before.includes("A") };
  const is = { text: hasText(now), name: now.includes("A") };
  if (is.text && !was.text) change.set(i, { begins: beginsAt(change, i) });
  if (is.name === was.name) return;
  const next = nextText(change, i);
  if (next === null) return;
  if (is.name && isAfter(i)) change.set(next, { begins: true });
  // a name that was a sentence: what stands below it goes on behind it
  if (was.name && !isAfter(i) && is.text) change.set(next, { begins: false });
}

function beginsAt(change, i) {
  for (let k = i - 1; k >= 0; k--) {
    const labels = change.labels(k);
    const last = labels[labels.length - 1];
    if (hasText(labels) && !(last === "A" && isAfter(k))) return false;
    if (!SIDE.includes(last)) return true;
  }
  return true;
}

// The next line of text below, as long as nothing but what stands beside comments is between.
function nextText(change, i) {
  for (let k = i + 1; k < lines.length; k++) {
    const labels = change.labels(k);
    if (hasText(labels)) return k;
    if (!SIDE.includes(labels[0])) return null;
  }
  return null;
}

// What the labels of single lines say the header is: the fields that a line has just come to be, or has ceased to be.
const READ = {
  T: ["title", (i, text) => text],
  D: ["date", (i) => data.lines[i].reading.date || null],
  B: ["authors", (i, text) => data.lines[i].reading.authors || [text]],
  C: ["credit", (i, text) => data.lines[i].reading.credit || text],
  N: ["comment_count", (i, text) => data.lines[i].reading.comment_count ?? numberIn(text)],
};

function numberIn(text) {
  const found = /\d+/.exec(text.replace(/[.,](?=\d{3}\b)/g, ""));
  return found ? Number(found[0]) : null;
}

function settleFields(change, i, before) {
  for (const segment of change.line(i).segments) {
    if (before.includes(segment.label) || !READ[segment.label]) continue;
    const [name, read] = READ[segment.label];
    const whole = segment.from === data.lines[i].start && segment.to === data.lines[i].end;
    const text = whole ? said(i) : slice(segment.from, segment.to).trim();
    const value = change.line(i).segments === given[i].segments ? givenFields[name] : read(i, text);
    // what cannot be read is for the user to write
    if (value !== null) change.fields.set(name, value);
    if (segment.label === "T") dropOthers(change, i, "T");
  }
  for (const label of new Set(before)) {
    if (!READ[label] || change.labels(i).includes(label)) continue;
    const [name, read] = READ[label];
    const others = lines.some((_, k) => k !== i && change.labels(k).includes(label));
    const value = change.fields.has(name) ? change.fields.get(name) : fields[name];
    const own = [read(i, said(i)), slicesOf(i, label)].some((mine) => JSON.stringify(mine) === JSON.stringify(value));
    if (!others && own) change.fields.set(name, name === "authors" ? [] : null);
  }
}

function slicesOf(i, label) {
  const segment = lines[i].segments.find((one) => one.label === label);
  return segment ? slice(segment.from, segment.to).trim() : null;
}

// A page has one title.
function dropOthers(change, i, label) {
  lines.forEach((_, k) => {
    if (k === i || !change.labels(k).includes(label)) return;
    change.set(k, { segments: change.line(k).segments.map(({ from, to, label: own }) => ({ from, to, label: own === label ? "F" : own })) });
  });
}

// A comment begins on this line, or does so no more.
function split(i) {
  const change = new Change();
  if (!hasText(change.labels(i))) {
    change.set(i, { segments: [{ from: data.lines[i].start, to: data.lines[i].end, label: "x" }], begins: true });
    return change.take();
  }
  change.set(i, { begins: !change.line(i).begins });
  return change.take();
}

// The comment of a line joins the one above it: the name between their texts is text.
function merge(i) {
  const { comments, owners } = gather();
  const k = owners[i];
  if (!k) return false;
  const change = new Change();
  const { author } = comments[isAfter(i) ? k - 1 : k];
  if (author !== null && !hasText(change.labels(author.i))) {
    const { start, end } = data.lines[author.i];
    change.set(author.i, { segments: [{ from: start, to: end, label: "x" }], begins: false });
  }
  change.set(comments[k].texts[0].i, { begins: false });
  return change.take();
}

function rename(i, segment, name) {
  const segments = lines[i].segments.map((own) => (own === segment ? { ...own, name } : own));
  const change = new Change();
  change.set(i, { segments });
  return change.take();
}

function setField(name, value) {
  const change = new Change();
  change.fields.set(name, value);
  return change.take();
}

// What was changed, for a later visit: the lines and fields that are not as they were.
function draft() {
  const changed = {};
  lines.forEach((line, i) => {
    if (line !== given[i]) changed[i] = line;
  });
  return { lines: changed, fields: Object.fromEntries(FIELDS.filter((name) => !sameLine(fields[name], givenFields[name])).map((name) => [name, fields[name]])) };
}

function takeDraft(kept) {
  for (const [i, line] of Object.entries(kept.lines)) if (given[i]) lines[i] = line;
  for (const [name, value] of Object.entries(kept.fields)) if (FIELDS.includes(name)) fields[name] = value;
}

function corrections() {
  const kept = draft();
  return Object.keys(kept.lines).length + Object.keys(kept.fields).length;
}
