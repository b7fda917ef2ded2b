-- Figures and tables: numbers, captions, references (@fig-x, @tbl-x), column widths.
-- The numbers are counted here, once for every format, so that all formats agree.

local languages = {
  da = { fig = "Figur", tbl = "Tabel" },
  en = { fig = "Figure", tbl = "Table" },
}
local names = languages.da
local counts = { fig = 0, tbl = 0 }
local numbers = {}

local function fail(what)
  error("UNGETID[" .. what .. "]")
end

local function kind_of(identifier)
  return identifier:match("^(fig)%-") or identifier:match("^(tbl)%-")
end

local function numbered(identifier, inlines)
  local kind = kind_of(identifier)
  if not kind then
    return inlines
  end
  if numbers[identifier] then
    fail('the label "' .. identifier .. '" given twice')
  end
  counts[kind] = counts[kind] + 1
  numbers[identifier] = names[kind] .. "\u{a0}" .. counts[kind]
  local caption = pandoc.Inlines({ pandoc.Str(numbers[identifier] .. ":"), pandoc.Space() })
  caption:extend(inlines)
  return caption
end

local function number_caption(element)
  if kind_of(element.identifier) then
    local inlines = pandoc.utils.blocks_to_inlines(element.caption.long)
    element.caption.long = { pandoc.Plain(numbered(element.identifier, inlines)) }
    element.caption.short = nil
  end
end

local function widths(element)
  local asked = element.attributes["tbl-colwidths"]
  if not asked then
    return
  end
  element.attributes["tbl-colwidths"] = nil
  local shares, total = {}, 0
  for number in asked:gmatch("[%d%.]+") do
    shares[#shares + 1] = tonumber(number)
    total = total + tonumber(number)
  end
  if #shares ~= #element.colspecs then
    fail('the tbl-colwidths "' .. asked .. '" of a table with ' .. #element.colspecs .. " columns")
  end
  for n, spec in ipairs(element.colspecs) do
    element.colspecs[n] = { spec[1], shares[n] / math.max(total, 100) }
  end
end

-- A div with the label of a figure or table holds it; its last paragraph is the caption.
local function float(div)
  local kind = kind_of(div.identifier)
  if not kind then
    return nil
  end
  local content = div.content:clone()
  local last = content:remove()
  if not last or last.t ~= "Para" then
    fail('"#' .. div.identifier .. '" without a caption as its last paragraph')
  end
  local attributes = div.attributes
  if #content == 1 and content[1].t == "Table" then
    local held = content[1]
    held.identifier = div.identifier
    held.caption.long = { pandoc.Plain(last.content) }
    number_caption(held)
    widths(held)
    return held, false
  end
  if attributes["fig-alt"] then
    content = content:walk({
      Image = function(image)
        image.attributes["fig-alt"] = image.attributes["fig-alt"] or attributes["fig-alt"]
        return image
      end,
    })
    attributes["fig-alt"] = nil
  end
  local caption = { long = { pandoc.Plain(numbered(div.identifier, last.content)) } }
  return pandoc.Figure(content, caption, pandoc.Attr(div.identifier, div.classes, attributes)), false
end

local number = {
  traverse = "topdown",
  Div = float,
  Figure = function(figure)
    number_caption(figure)
    return figure, false
  end,
  Table = function(tabular)
    number_caption(tabular)
    widths(tabular)
    return tabular, false
  end,
}

local refer = {
  Cite = function(cite)
    local links = pandoc.Inlines({})
    for position, citation in ipairs(cite.citations) do
      local shown = numbers[citation.id]
      if not shown then
        fail("the reference @" .. citation.id)
      end
      if position > 1 then
        links:extend({ pandoc.Str(","), pandoc.Space() })
      end
      links:insert(pandoc.Link({ pandoc.Str(shown) }, "#" .. citation.id))
    end
    return links
  end,
}

-- Every picture carries words for those who do not see it.
local describe = {
  Image = function(image)
    local alt = image.attributes["fig-alt"] or image.attributes["alt"]
    if not alt or alt:match("^%s*$") then
      fail('the figure "' .. image.src .. '" without fig-alt')
    end
    image.attributes["fig-alt"] = nil
    image.attributes["alt"] = alt
    return image
  end,
}

local choose = {
  Meta = function(meta)
    names = languages[pandoc.utils.stringify(meta["lang"] or "da"):sub(1, 2)] or names
  end,
}

return { choose, number, refer, describe }
