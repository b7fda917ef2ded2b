// Draws each chart when it first has a width (a page of the dashboard that is not shown has none)
// and again when the width changes. Nothing is fetched.
(function () {
  "use strict";
  var ROOM_FOR_TICK = 74;
  var NARROW = 520;

  function thinned(axis, width) {
    var step = Math.max(1, Math.ceil((axis.tickvals.length * ROOM_FOR_TICK) / Math.max(width, 1)));
    var last = axis.tickvals.length - 1;
    var kept = function (_, position) { return (last - position) % step === 0; };
    return Object.assign({}, axis, {
      tickvals: axis.tickvals.filter(kept),
      ticktext: axis.ticktext.filter(kept),
    });
  }

  function fitted(layout, width) {
    var fit = Object.assign({}, layout, { width: width });
    if (!(layout.yaxis.range[0] > layout.yaxis.range[1])) {
      fit.xaxis = thinned(layout.xaxis, width - 50);
    }
    if (width < NARROW && layout.showlegend) {
      fit.height = layout.height + 110;
    }
    return fit;
  }

  function draw(place) {
    var width = Math.floor(place.getBoundingClientRect().width);
    if (width < 60 || place.dataset.width === String(width)) { return; }
    place.dataset.width = String(width);
    var figure = JSON.parse(document.getElementById(place.id + "-data").textContent);
    window.Plotly.react(place, figure.data, fitted(figure.layout, width), {
      displayModeBar: false,
      showTips: false,
      staticPlot: false,
      typesetMath: false,
    });
  }

  function start() {
    var places = document.querySelectorAll(".u-plot");
    var observer = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) { draw(entry.target); });
    });
    places.forEach(function (place) { observer.observe(place); });
    // An observer is not asked before the paper is laid out; this is.
    window.addEventListener("resize", function () { places.forEach(draw); });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
