// Pages and tab sets: shows one panel of each row of tabs, by mouse, keyboard or the address.
(function () {
  "use strict";
  var lists = Array.from(document.querySelectorAll('[role="tablist"]'));

  function tabsOf(list) { return Array.from(list.querySelectorAll('[role="tab"]')); }
  function panelOf(tab) { return document.getElementById(tab.getAttribute("aria-controls")); }

  function choose(list, chosen) {
    tabsOf(list).forEach(function (tab) {
      var isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panelOf(tab).hidden = !isChosen;
    });
    // A chart that was drawn while hidden had no width.
    window.dispatchEvent(new Event("resize"));
  }

  function isPages(list) { return list.closest("header") !== null; }

  function remember(list, tab) {
    if (isPages(list)) {
      history.replaceState(null, "", "#" + encodeURIComponent(tab.textContent.trim()));
      window.scrollTo(0, 0);
    }
  }

  lists.forEach(function (list) {
    var tabs = tabsOf(list);
    list.addEventListener("click", function (event) {
      var tab = event.target.closest('[role="tab"]');
      if (tab) { choose(list, tab); remember(list, tab); }
    });
    list.addEventListener("keydown", function (event) {
      var at = tabs.indexOf(document.activeElement);
      var to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (at < 0 || to === undefined) { return; }
      event.preventDefault();
      var tab = tabs[(to + tabs.length) % tabs.length];
      tab.focus();
      choose(list, tab);
      remember(list, tab);
    });
  });

  function follow() {
    var wanted = decodeURIComponent(location.hash.slice(1));
    lists.filter(isPages).forEach(function (list) {
      var tab = tabsOf(list).find(function (one) { return one.textContent.trim() === wanted; });
      if (tab) { choose(list, tab); }
    });
  }

  window.addEventListener("hashchange", follow);
  follow();

  // Paper has no tabs: everything is printed, and charts are drawn as wide as the paper is.
  var hidden = [];
  function print(isPrinting) {
    if (isPrinting) { hidden = Array.from(document.querySelectorAll('[role="tabpanel"][hidden]')); }
    hidden.forEach(function (panel) { panel.hidden = !isPrinting; });
    document.documentElement.classList.toggle("printing", isPrinting);
    window.dispatchEvent(new Event("resize"));
  }
  window.addEventListener("beforeprint", function () { print(true); });
  window.addEventListener("afterprint", function () { print(false); });
})();
