// The page as it is labelled now, and the gold record that follows from it. No element is touched here.
//
// `given[i]` is what newsparse made of line i, `lines[i]` what it is now: the same object as long as nobody changed it.
// Its segments are pieces of the line with one label each; `begins` says that a text on it begins a comment.

const data = JSON.parse(document.getElementById("data").textContent);
const record = data.record;
const SIDE = "tvr";
const TEXT = "xq";

// Offsets count characters, a string of this language halves of some.
const characters = /[\ud800-\udfff]/.test(record.text) ? Array.from(record.text) : null;

function slice(from, to) {
  return characters ? characters.slice(from, to).join("") : record.text.slice(from, to);
}

const given = data.lines.map((line) => ({
  segments: [],
  begins: line.receipt.state[0] === "S",
  after: line.receipt.state.endsWith("2"),
}));
const owned = data.lines.map(() => null);
record.spans.forEach(([from, to, label, comment], k) => {
  const i = data.owners[k];
  if (i === null) return;
  // a name above nothing is in no comment: it is read when it comes to be in one
  const piece = label === "A" && comment === null ? undefined : data.pieces[k];
  given[i].segments.push({ from, to, label, piece });
  owned[i] = comment;
});

const FIELDS = ["title", "date", "authors", "credit", "comment_count", "url", "after"];
const givenFields = {
  title: record.header.title,
  date: record.header.date,
  authors: record.header.authors,
  credit: record.credit && record.credit.text,
  comment_count: record.comment_count,
  url: record.url,
  after: record.layout === "author-after",
};

let lines = given.slice();
let fields = { ...givenFields };

// Whether the name on line i stands below its text: by the page's layout; in a page of several that nobody changed, by
// the line's own.
function isAfter(i) {
  const own = fields.after === givenFields.after && lines[i] === given[i];
  return own ? given[i].after : fields.after;
}

// What a line says without outer white space and stray markup, as the record has it.
function said(i) {
  const line = data.lines[i];
  return line.text === null ? slice(line.start, line.end) : line.text;
}

function isWhole(i, segment) {
  return lines[i].segments.length === 1 && segment.from === data.lines[i].start && segment.to === data.lines[i].end;
}

// What a segment gives: as in the record where it is as it was, which may be nothing.
function pieceOf(i, segment) {
  if (segment.piece !== undefined) return segment.piece;
  return isWhole(i, segment) ? said(i) : slice(segment.from, segment.to).trim();
}

function textOf(i, segment, first) {
  const reading = data.lines[i].reading.first;
  if (segment.piece !== undefined && segment.piece !== null && first === givenFirst[i]) return segment.piece;
  if (!isWhole(i, segment)) return slice(segment.from, segment.to).trim();
  return first && reading !== undefined ? reading : said(i);
}

function authorOf(i, segment) {
  if (segment.name !== undefined) return segment.name;
  if (segment.piece !== undefined) return segment.piece;
  const reading = data.lines[i].reading.author;
  return isWhole(i, segment) && reading !== undefined ? reading : pieceOf(i, segment);
}

// The comments, as the record gathers them: each with its author's segment, and its texts' segments. `owners[i]` is the
// comment that line i belongs to.
function gather() {
  const drafts = [];
  const owners = lines.map(() => null);
  const held = new Map();
  let waiting = [];
  const claim = (i, draft) => {
    for (const k of waiting) held.set(k, draft);
    waiting = [];
    held.set(i, draft);
  };
  lines.forEach((line, i) => {
    let spoke = false;
    line.segments.forEach((segment) => {
      const last = drafts[drafts.length - 1];
      if (segment.label === "A") {
        if (spoke || isAfter(i)) {
          if (last && last.author === null) {
            last.author = { i, segment };
            claim(i, last);
          }
        } else {
          drafts.push({ author: { i, segment }, texts: [] });
          claim(i, drafts[drafts.length - 1]);
        }
      } else if (TEXT.includes(segment.label)) {
        const goesOn = spoke || !line.begins || (last && last.author !== null && !last.texts.length);
        if (!last || !goesOn) drafts.push({ author: null, texts: [] });
        const draft = drafts[drafts.length - 1];
        draft.texts.push({ i, segment, first: !draft.texts.length });
        claim(i, draft);
        spoke = true;
      }
    });
    if (held.has(i)) return;
    const beside = SIDE.includes(line.segments[0].label) || (line === given[i] && owned[i] !== null);
    if (!beside) waiting = [];
    else if (drafts.length) held.set(i, drafts[drafts.length - 1]);
    else waiting.push(i);
  });
  const comments = drafts.filter((draft) => draft.texts.length);
  comments.forEach((draft, k) => (draft.k = k));
  held.forEach((draft, i) => (owners[i] = draft.k === undefined ? null : draft.k));
  return { comments, owners };
}

// Whether a text line begins its comment in the record; only where that is still so is the record's piece its text.
const givenFirst = given.map(() => false);
for (const comment of gather().comments) givenFirst[comment.texts[0].i] = true;

function valuesOf(comment) {
  return {
    author: comment.author && authorOf(comment.author.i, comment.author.segment),
    text: comment.texts.map(({ i, segment, first }) => textOf(i, segment, first)).join("\n"),
  };
}

function paragraphs() {
  const found = [];
  lines.forEach((line, i) => {
    for (const segment of line.segments) if (segment.label === "b") found.push(pieceOf(i, segment));
  });
  return found.filter((paragraph) => paragraph);
}

// The gold record: values, as tools/ learns from and a scorer reads.
function gold() {
  const { title, date, authors, credit, comment_count, url } = fields;
  const values = { title, date, authors, credit, comment_count, body: paragraphs().join("\n") };
  return { ...(url ? { url } : {}), ...values, comments: gather().comments.map(valuesOf) };
}
