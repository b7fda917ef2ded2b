// Saves a chart's numbers as CSV, as its own table shows them, or its picture as PNG, with the
// finding above and the source below. Made in the page; nothing is fetched or sent.
(function () {
  "use strict";
  var SCALE = 2;
  var EDGE = 24;
  var INK = "#1f2a33";
  var FONT = '"Source Sans Pro", "Segoe UI", Helvetica, Arial, sans-serif';

  function save(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 0);
  }

  // A cell that begins as a formula does is text to a spreadsheet, unless it is a number.
  function quoted(text, separator) {
    var plain = text.replace(/\s+/g, " ").trim();
    if (/^[=+@\-\u2212]/.test(plain) && !/^[+\-\u2212]?\d/.test(plain)) { plain = "'" + plain; }
    var isApart = plain.indexOf(separator) >= 0 || plain.indexOf('"') >= 0;
    return isApart ? '"' + plain.replace(/"/g, '""') + '"' : plain;
  }

  function csv(figure) {
    var separator = figure.dataset.separator;
    var rows = Array.from(figure.querySelectorAll(".u-table tr"));
    var lines = rows.map(function (row) {
      return Array.from(row.cells).map(function (cell) {
        return quoted(cell.textContent, separator);
      }).join(separator);
    });
    // Excel takes a file for UTF-8 by its first mark alone.
    save(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }),
      figure.id + ".csv");
  }

  // A picture knows nothing of its page: the page's fonts go with it, else words are wider.
  function fonts() {
    var rules = [];
    Array.from(document.styleSheets).forEach(function (sheet) {
      try { rules = rules.concat(Array.from(sheet.cssRules)); } catch (_) { return; }
    });
    return rules.filter(function (rule) {
      return rule instanceof CSSFontFaceRule && rule.cssText.indexOf("data:") >= 0;
    }).map(function (rule) { return rule.cssText; }).join("\n");
  }

  function drawn(place, style) {
    var size = { format: "svg", width: place.offsetWidth, height: place.offsetHeight };
    return window.Plotly.toImage(place, size).then(function (url) {
      var svg = decodeURIComponent(url.slice(url.indexOf(",") + 1));
      var image = new Image();
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(
        svg.replace(">", "><style>" + style + "</style>"));
      return image.decode().then(function () { return image; });
    });
  }

  function pictures(figure) {
    var style = fonts();
    var places = Array.from(figure.querySelectorAll(".u-plot"));
    return Promise.all(places.map(function (place) {
      var heading = place.parentNode.querySelector(".u-panel");
      return drawn(place, style).then(function (image) {
        return { image: image, place: place, title: heading ? heading.textContent : "" };
      });
    }));
  }

  function wrapped(pen, text, width) {
    var lines = [""];
    text.trim().split(/\s+/).forEach(function (word) {
      var longer = (lines[lines.length - 1] + " " + word).trim();
      if (pen.measureText(longer).width > width) { lines.push(word); return; }
      lines[lines.length - 1] = longer;
    });
    return lines;
  }

  function written(pen, figure, selector, size, weight, width) {
    var found = figure.querySelector(selector);
    pen.font = weight + " " + size + "px " + FONT;
    return { lines: found ? wrapped(pen, found.textContent, width) : [], font: pen.font, size: size };
  }

  function put(pen, text, top) {
    pen.font = text.font;
    pen.fillStyle = INK;
    text.lines.forEach(function (line) {
      top += text.size * 1.4;
      pen.fillText(line, EDGE, top);
    });
    return top;
  }

  function png(figure) {
    return pictures(figure).then(function (found) {
      var box = figure.querySelector(".u-plots").getBoundingClientRect();
      var canvas = document.createElement("canvas");
      var pen = canvas.getContext("2d");
      var above = [written(pen, figure, ".u-finding", 20, "bold", box.width),
        written(pen, figure, ".u-unit", 15, "normal", box.width)];
      var below = written(pen, figure, ".u-source", 14, "normal", box.width);
      var tall = function (text) { return text.lines.length * text.size * 1.4; };
      var top = EDGE + above.map(tall).reduce(function (a, b) { return a + b; }, 0) + 12;
      canvas.width = (box.width + 2 * EDGE) * SCALE;
      canvas.height = (top + box.height + tall(below) + 2 * EDGE) * SCALE;
      pen.scale(SCALE, SCALE);
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      above.reduce(function (at, text) { return put(pen, text, at); }, EDGE);
      found.forEach(function (one) {
        var at = one.place.getBoundingClientRect();
        var x = EDGE + at.left - box.left;
        var y = top + at.top - box.top;
        pen.drawImage(one.image, x, y, at.width, at.height);
        pen.font = "bold 15px " + FONT;
        pen.fillStyle = INK;
        pen.fillText(one.title, x, y - 6);
      });
      put(pen, below, top + box.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) { save(blob, figure.id + ".png"); done(); }, "image/png");
      });
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-get]");
    if (!button) { return; }
    var figure = button.closest("figure.u-chart");
    if (button.dataset.get === "csv") { csv(figure); } else { png(figure); }
  });
})();
