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

  // A frame around the quarter that was chosen, where the chart has it.
  function marked(figure) {
    var chosen = document.documentElement.dataset.quarter;
    var ends = chosen && figure.quarters && figure.quarters[chosen];
    if (!ends) { return figure.layout.shapes; }
    return figure.layout.shapes.concat([{
      type: "rect", xref: "x", yref: "paper", x0: ends[0], x1: ends[1], y0: 0, y1: 1,
      fillcolor: "rgba(0,0,0,0)", line: { color: "#1f2a33", width: 2 },
    }]);
  }

  function fitted(figure, width) {
    var layout = figure.layout;
    var fit = Object.assign({}, layout, { width: width, shapes: marked(figure) });
    var isLying = layout.yaxis.range[0] > layout.yaxis.range[1];
    if (!isLying) {
      fit.xaxis = thinned(layout.xaxis, width - 50);
    } else if (width < NARROW) {
      // Names take half of the width: every second value is enough, both ends among them.
      fit.xaxis = thinned(layout.xaxis, layout.xaxis.tickvals.length * ROOM_FOR_TICK / 2);
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
    window.Plotly.react(place, figure.data, fitted(figure, width), {
      displayModeBar: false,
      showTips: false,
      staticPlot: false,
      typesetMath: false,
    });
  }

  var observer = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) { draw(entry.target); });
  });

  function plots(within) { return Array.from(within.querySelectorAll(".u-plot")); }
  function watch(within) { plots(within).forEach(function (place) { observer.observe(place); }); }

  window.ungetid = {
    watch: watch,
    redraw: function () {
      plots(document).forEach(function (place) { delete place.dataset.width; draw(place); });
    },
  };

  function start() {
    watch(document);
    // An observer is not asked before the paper is laid out; this is.
    window.addEventListener("resize", function () { plots(document).forEach(draw); });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
