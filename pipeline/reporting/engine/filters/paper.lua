-- Typst: pandoc's writer drops alternative texts, and UA-1 refuses a picture without one.

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"'
end

local function width_of(image)
  local width = image.attributes["width"]
  if width and width:match("^[%d%.]+%%$") or width and width:match("^[%d%.]+[cm]m$") then
    return ", width: " .. width
  end
  return ""
end

local function picture(image)
  return "image(" .. quoted(image.src) .. ", alt: " .. quoted(image.attributes["alt"]) .. width_of(image) .. ")"
end

local function only_image(blocks)
  if #blocks == 1 and (blocks[1].t == "Plain" or blocks[1].t == "Para") and #blocks[1].content == 1 then
    local inner = blocks[1].content[1]
    return inner.t == "Image" and inner or nil
  end
end

local function written(blocks)
  return pandoc.write(pandoc.Pandoc(blocks), "typst"):gsub("%s+$", "")
end

local function figure(element)
  local image = only_image(element.content)
  local caption = written(element.caption.long)
  local label = element.identifier ~= "" and " <" .. element.identifier .. ">" or ""
  local inside = image and picture(image)
  local kind = element.identifier:match("^tbl%-") and "table" or "image"
  if not inside then
    inside = "[" .. written(element.content:walk({ Image = function(held) return pandoc.RawInline("typst", "#box(" .. picture(held) .. ")") end })) .. "]"
  end
  local raw = "#figure(" .. inside .. ", kind: " .. kind .. ", caption: [" .. caption .. "])" .. label
  return pandoc.RawBlock("typst", raw), false
end

return {
  { traverse = "topdown", Figure = figure },
  { Image = function(image) return pandoc.RawInline("typst", "#box(" .. picture(image) .. ")") end },
}
