-- Quarto's dashboard: headings of level 1 are pages, of levels 2 and 3 rows and columns in turn;
-- cells, cards and loose text inside them are cards. Class names are Quarto's, so that one style
-- sheet serves both engines.

local Html = {}

local function escape(text)
  local marks = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }
  return (text:gsub('[&<>"]', marks))
end

local function raw(text)
  return pandoc.RawBlock("html", text)
end

local serial = 0
local function fresh(prefix)
  serial = serial + 1
  return prefix .. "-" .. serial
end

-- Reading ---------------------------------------------------------------------------------------

local function group(title, attributes, classes)
  return { title = title, attributes = attributes or {}, classes = classes or pandoc.List({}), items = {} }
end

local function is_item(block)
  return block.t == "Div"
    and (block.classes:includes("cell") or block.classes:includes("card") or block.classes:includes("valuebox"))
end

local function add(parent, block)
  if is_item(block) then
    if #block.content > 0 then
      table.insert(parent.items, { card = block })
    end
    return
  end
  local last = parent.items[#parent.items]
  if last and last.loose then
    last.loose:insert(block)
  else
    table.insert(parent.items, { loose = pandoc.Blocks({ block }) })
  end
end

local function read(blocks)
  local lead, pages = group("", {}), {}
  local page, section, part
  for _, block in ipairs(blocks) do
    local level = block.t == "Header" and block.level or 9
    if level == 1 then
      page = group(pandoc.utils.stringify(block.content), block.attributes, block.classes)
      table.insert(pages, page)
      section, part = nil, nil
    elseif level == 2 or level == 3 then
      if not page then
        page = group("", {})
        table.insert(pages, page)
      end
      local made = group(pandoc.utils.stringify(block.content), block.attributes, block.classes)
      if level == 2 or not section then
        section, part = made, nil
        table.insert(page.items, { group = made })
      else
        part = made
        table.insert(section.items, { group = made })
      end
    else
      add(part or section or page or lead, block)
    end
  end
  return lead, pages
end

-- Writing ---------------------------------------------------------------------------------------

local icons = {
  ["graph-up-arrow"] = "M2 2v12h12M4 11l3-4 3 2 4-5M11 4h3v3",
  ["graph-up"] = "M2 2v12h12M4 11l3-4 3 2 4-5",
  ["graph-down"] = "M2 2v12h12M4 5l3 4 3-2 4 5",
  ["exclamation-triangle"] = "M8 2l6.5 12h-13zM8 6.5v3.5M8 12v.4",
  ["arrow-down-up"] = "M5 3v10M2.5 10.5L5 13l2.5-2.5M11 13V3M8.5 5.5L11 3l2.5 2.5",
  ["arrow-up"] = "M8 14V2M3.5 6.5L8 2l4.5 4.5",
  ["arrow-down"] = "M8 2v12M3.5 9.5L8 14l4.5-4.5",
  ["dash-circle"] = "M8 1.5a6.5 6.5 0 1 0 .01 0M4.5 8h7",
  ["info-circle"] = "M8 1.5a6.5 6.5 0 1 0 .01 0M8 7v4.5M8 4.6v.4",
  ["check-circle"] = "M8 1.5a6.5 6.5 0 1 0 .01 0M5 8l2 2.5 4-5",
  ["question-circle"] = "M8 1.5a6.5 6.5 0 1 0 .01 0M6 6c0-3 4-3 4-.5 0 1.5-2 1.5-2 3.5M8 11.5v.4",
  ["clock"] = "M8 1.5a6.5 6.5 0 1 0 .01 0M8 4.5V8l2.5 1.5",
  ["people"] = "M5.5 7.5a2.3 2.3 0 1 0-.01 0M1.5 13c0-5 8-5 8 0M11 7.5a2 2 0 1 0-.01 0M11.5 9c2 0 3 1.5 3 4",
}

local function icon(name)
  if not icons[name] then
    error('UNGETID[the icon "' .. name .. '"]')
  end
  return '<div class="value-box-showcase"><svg class="bi" viewBox="0 0 16 16" width="1em" height="1em" fill="none" '
    .. 'stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
    .. '<path d="' .. icons[name] .. '"/></svg></div>'
end

local roles = {
  primary = true, secondary = true, success = true, info = true, warning = true, danger = true, light = true, dark = true,
}

local function colour(name)
  if name == "" or roles[name] then
    return name == "" and "" or " accent-" .. name, ""
  end
  if not name:match("^#%x+$") and not name:match("^%a+$") then
    error('UNGETID[the colour "' .. name .. '"]')
  end
  return "", ' style="border-left-color:' .. name .. '"'
end

function Html.value_box(out, div)
  local class, style = colour(div.attributes["color"] or "")
  local name = div.attributes["icon"] or ""
  local content = div.content
  local title = div.attributes["title"]
  if not title and #content > 1 then -- ::: {.valuebox} with the title as its first paragraph
    title = pandoc.utils.stringify(content:remove(1))
  end
  out:insert(raw('<div class="card valuebox' .. class .. '"' .. style .. ">"
    .. (name ~= "" and icon(name) or "")
    .. '<div class="value-box-area"><div class="value-box-title">' .. escape(title or "")
    .. '</div><div class="value-box-value">'))
  for _, block in ipairs(content) do
    out:insert(block.t == "Para" and pandoc.Plain(block.content) or block)
  end
  out:insert(raw("</div></div></div>"))
end

function Html.card(out, div, title_is_shown)
  if div.classes:includes("valuebox") then
    return Html.value_box(out, div)
  end
  local title, padding = div.attributes["title"], div.attributes["padding"]
  local style = padding and padding:match("^[%w%.%% ]+$") and ' style="padding:' .. padding .. '"' or ""
  out:insert(raw('<div class="card">'))
  if title and title_is_shown then
    out:insert(raw('<div class="card-header"><h2 class="card-title">' .. escape(title) .. "</h2></div>"))
  end
  out:insert(raw('<div class="card-body"' .. style .. ">"))
  -- A card inside a card is text in it.
  out:extend(div.content:walk({
    Div = function(inner)
      if inner.classes:includes("cell") or inner.classes:includes("card") then
        return inner.content
      end
    end,
  }))
  out:insert(raw("</div></div>"))
end

function Html.item(out, item, direction, title_is_shown)
  if item.group then
    return Html.group(out, item.group, direction)
  end
  local div = item.card or pandoc.Div(item.loose, { class = "card" })
  Html.card(out, div, title_is_shown)
end

local function size(found)
  local asked = found.attributes["width"] or found.attributes["height"]
  local number = asked and asked:match("^(%d+%.?%d*)%%?$")
  if asked and not number and not asked:match("^%d+px$") then
    error('UNGETID[the size "' .. asked .. '"]')
  end
  if found.attributes["width"] and number then
    return ' style="--share:' .. number .. '"'
  end
  if found.attributes["height"] and number then
    return ' style="--height:' .. number .. '"'
  end
  if found.attributes["width"] then
    return ' style="flex:0 0 ' .. asked .. '"'
  end
  return asked and ' style="min-height:' .. asked .. '"' or ""
end

function Html.group(out, found, direction)
  if found.classes:includes("tabset") then
    return Html.tabset(out, found)
  end
  if #found.items == 0 then
    return
  end
  local across = direction == "row" and "column" or "row"
  out:insert(raw('<div class="layout-' .. direction .. '"' .. size(found) .. ">"))
  for _, item in ipairs(found.items) do
    Html.item(out, item, across, true)
  end
  out:insert(raw("</div>"))
end

local languages = { da = { tab = "Fane", tabs = "Faner" }, en = { tab = "Tab", tabs = "Tabs" } }
local words = languages.da

local function tab(id, title, number)
  local first = number == 1
  return '<button type="button" role="tab" class="tab" id="' .. id .. '-tab" aria-controls="' .. id .. '" aria-selected="'
    .. tostring(first) .. '"' .. (first and "" or ' tabindex="-1"') .. ">" .. escape(title) .. "</button>"
end

function Html.tabset(out, found)
  local ids, tabs = {}, ""
  for number, item in ipairs(found.items) do
    ids[number] = fresh("fane")
    local title = item.group and item.group.title or item.card and item.card.attributes["title"] or ""
    tabs = tabs .. tab(ids[number], title ~= "" and title or words.tab .. " " .. number, number)
  end
  out:insert(raw('<div class="tabset"' .. size(found) .. '><div class="tabs" role="tablist" aria-label="' .. words.tabs .. '">' .. tabs .. "</div>"))
  for number, item in ipairs(found.items) do
    out:insert(raw('<div class="tabpanel" role="tabpanel" id="' .. ids[number] .. '" aria-labelledby="' .. ids[number]
      .. '-tab"' .. (number == 1 and "" or " hidden") .. ">"))
    Html.item(out, item, "row", false)
    out:insert(raw("</div>"))
  end
  out:insert(raw("</div>"))
end

-- A page whose cells bring no main heading gets one that is read aloud and printed.
local function heading(out, page, blocks)
  local has_heading = false
  blocks:walk({
    RawBlock = function(block)
      has_heading = has_heading or block.text:match("^<!%-%-stash:%d+:h1%-%->$") ~= nil
    end,
  })
  if not has_heading and page.title ~= "" then
    out:insert(raw('<h1 class="page-name">' .. escape(page.title) .. "</h1>"))
  end
end

local function page_blocks(out, page, direction)
  local body = pandoc.Blocks({})
  for _, item in ipairs(page.items) do
    Html.item(body, item, direction, true)
  end
  heading(out, page, body)
  out:extend(body)
end

local function write(document)
  words = languages[pandoc.utils.stringify(document.meta["lang"] or "da"):sub(1, 2)] or words
  local orientation = pandoc.utils.stringify(document.meta["orientation"] or "rows")
  local lead, pages = read(document.blocks)
  local out, tabs = pandoc.Blocks({}), ""
  for _, item in ipairs(lead.items) do
    out:extend(item.loose or item.card.content)
  end
  for number, page in ipairs(pages) do
    local id = fresh("side")
    local is_columns = (page.attributes["orientation"] or orientation) == "columns"
    local role = #pages > 1 and ' role="tabpanel" tabindex="-1" aria-labelledby="' .. id .. '-tab"' or ""
    tabs = tabs .. tab(id, page.title, number)
    out:insert(raw('<div class="page' .. (is_columns and " columns" or "") .. '" id="' .. id .. '"' .. role
      .. ((number > 1) and " hidden" or "") .. ">"))
    page_blocks(out, page, is_columns and "column" or "row")
    out:insert(raw("</div>"))
  end
  if #pages > 1 then
    document.meta["page-tabs"] = pandoc.MetaInlines({ pandoc.RawInline("html", tabs) })
  end
  document.blocks = out
  return document
end

return { { Pandoc = write } }
