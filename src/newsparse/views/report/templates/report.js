(() => {
"use strict";
// What a mark says is shown below its picture: by pointer, by touch, and with the arrow keys from mark to mark. Without
// this script the pictures still have their titles, and the tables.
for (const plot of document.querySelectorAll(".plot")) {
  const told = plot.parentElement.querySelector(".told");
  const marks = [...plot.querySelectorAll(".mark")];
  let at = -1;
  const hint = () => {
    told.textContent = "";
  };
  const tell = (k) => {
    marks[at]?.classList.remove("lit");
    at = k;
    if (!marks[at]) return hint();
    marks[at].classList.add("lit");
    told.textContent = marks[at].querySelector("title").textContent;
  };
  const place = (event) => marks.indexOf(event.target.closest(".mark"));
  plot.addEventListener("pointerover", (event) => { if (place(event) >= 0) tell(place(event)); });
  plot.addEventListener("click", (event) => { if (place(event) >= 0) tell(place(event)); });
  plot.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse" && document.activeElement !== plot) tell(-1); });
  plot.addEventListener("blur", () => tell(-1));
  plot.addEventListener("keydown", (event) => {
    const to = {
      ArrowRight: at + 1, ArrowDown: at + 1,
      ArrowLeft: at - 1, ArrowUp: at - 1,
      Home: 0, End: marks.length - 1,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    tell(Math.max(0, Math.min(marks.length - 1, to)));
  });
  hint();
  told.hidden = false;
}
})();
