// Shows the variant of each cell that was chosen: by list, by the address, by back and forward.
// Every text and number comes from the page itself; nothing is computed, nothing is fetched.
(function () {
  "use strict";
  var TEAM = "team";
  var MARK = /\u0001(\d+)\u0001/g;
  var SCOPES = { omraade: "network:", maalgruppe: "target_group:" };

  function start() {
    var data = JSON.parse(document.getElementById("u-choices").textContent);
    var bar = document.querySelector(".u-choose");
    var said = bar.querySelector(".u-said");
    var lists = Array.from(document.querySelectorAll(".u-field select"));
    var first = {};
    lists.forEach(function (list) { first[list.name] = list.value = list.options[0].value; });
    var main = document.querySelector("main") || document.body;
    main.insertBefore(bar, main.firstChild);
    bar.hidden = false;
    if (!window.DecompressionStream) {
      bar.querySelectorAll(".u-field, .u-reset").forEach(function (one) { one.remove(); });
      said.textContent = data.old;
      return;
    }
    document.querySelectorAll(".u-own").forEach(function (one) { one.hidden = false; });

    function scopeOf(state) {
      var name = Object.keys(SCOPES).find(function (one) { return state[one]; });
      return name ? SCOPES[name] + state[name] : TEAM;
    }

    function isKnown(list, value) {
      return Array.from(list.options).some(function (option) { return option.value === value; });
    }

    // The state that an address asks for, and whether any of it is not there.
    function asked() {
      var words = new URLSearchParams(location.search);
      var found = { state: Object.assign({}, first), isStrange: false };
      lists.forEach(function (list) {
        if (!words.has(list.name)) { return; }
        var value = words.get(list.name);
        if (isKnown(list, value)) { found.state[list.name] = value; } else { found.isStrange = true; }
      });
      if (found.state.omraade && found.state.maalgruppe) {
        found.state.maalgruppe = "";
        found.isStrange = true;
      }
      return found;
    }

    function addressOf(state) {
      var words = new URLSearchParams();
      lists.forEach(function (list) {
        if (state[list.name] !== first[list.name]) { words.set(list.name, state[list.name]); }
      });
      var query = words.toString();
      return (query ? "?" + query : location.pathname) + location.hash;
    }

    function put(cell, key) {
      var place = cell.querySelector(".u-variant");
      if (!cell.unpacked) { return false; }
      if (!cell.variants) { cell.variants = JSON.parse(cell.unpacked); }
      var at = cell.variants.at[key];
      if (at === undefined) { return false; }
      if (cell.shown === at) { return true; }
      place.querySelectorAll(".u-plot").forEach(function (plot) {
        if (window.Plotly) { window.Plotly.purge(plot); }
      });
      // Twice: a table is a part, and so is a definition in it.
      var whole = function (_, number) { return cell.variants.parts[Number(number)]; };
      place.innerHTML = cell.variants.texts[at].replace(MARK, whole).replace(MARK, whole);
      cell.shown = at;
      box(place);
      if (window.ungetid) { window.ungetid.watch(place); }
      return true;
    }

    // A value box stands beside its note, in a card of its own; the note brings what it shows.
    function box(place) {
      var note = place.querySelector("[data-value]");
      var around = note;
      while (around && !around.querySelector(".value-box-value")) { around = around.parentElement; }
      if (!around) { return; }
      around.querySelector(".value-box-value").textContent = note.dataset.value;
      around.querySelector(".value-box-title").textContent = note.dataset.title;
      around.classList.toggle("u-without-icon", note.dataset.icon === "");
    }

    function show(state, before) {
      lists.forEach(function (list) { list.value = state[list.name]; });
      var scope = scopeOf(state);
      var isStart = state.kvartal === first.kvartal && scope === TEAM;
      var root = document.documentElement;
      if (state.kvartal === first.kvartal) { delete root.dataset.quarter; } else { root.dataset.quarter = state.kvartal; }
      document.querySelectorAll(".u-varied").forEach(function (cell) {
        var name = cell.dataset.by;
        if (name) { put(cell, state[name]); return; }
        var isOwn = put(cell, state.kvartal + "|" + scope);
        if (!isOwn) { put(cell, state.kvartal + "|" + TEAM); }
      });
      document.querySelectorAll(".u-whole").forEach(function (note) {
        var cell = note.parentElement;
        var isOwn = cell.variants && cell.variants.at[state.kvartal + "|" + scope] !== undefined;
        note.hidden = note.dataset.kind === "all" ? isStart : scope === TEAM || isOwn;
      });
      var words = [before, data.said[state.kvartal + "|" + scope]].filter(Boolean);
      said.textContent = words.join(" ");
      bar.querySelector(".u-reset").disabled = addressOf(state) === location.pathname + location.hash;
      if (window.ungetid) { window.ungetid.redraw(); }
    }

    function follow() {
      var found = asked();
      show(found.state, found.isStrange ? data.unknown : "");
    }

    function go(state, before) {
      history.pushState(null, "", addressOf(state));
      show(state, before);
    }

    lists.forEach(function (list) {
      list.addEventListener("change", function () {
        var state = {};
        lists.forEach(function (one) { state[one.name] = one.value; });
        var other = { omraade: "maalgruppe", maalgruppe: "omraade" }[list.name];
        var isLeft = Boolean(other && list.value && state[other]);
        if (isLeft) { state[other] = ""; }
        go(state, isLeft ? data.exclusive : "");
      });
    });
    bar.addEventListener("submit", function (event) { event.preventDefault(); });
    bar.querySelector(".u-reset").addEventListener("click", function () {
      go(Object.assign({}, first), "");
      lists[0].focus();
    });
    Promise.all(Array.from(document.querySelectorAll(".u-varied"), unpack)).then(function () {
      window.addEventListener("popstate", follow);
      follow();
      document.documentElement.dataset.choices = "ready";
    });
  }

  // A cell's variants lie in the page as gzip in base64; the first one stands there already.
  function unpack(cell) {
    var kept = cell.querySelector(":scope > .u-variants");
    if (!kept) { return null; }
    var bytes = Uint8Array.from(atob(kept.textContent), function (one) { return one.charCodeAt(0); });
    var plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).text().then(function (text) {
      cell.unpacked = text;
      kept.remove();
    });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
