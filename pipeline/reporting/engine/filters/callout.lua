-- Callouts (::: {.callout-note title="…"}) for each format.

local languages = {
  da = {
    note = "Bemærk", tip = "Tip", important = "Vigtigt", warning = "Advarsel", caution = "Forsigtig",
  },
  en = {
    note = "Note", tip = "Tip", important = "Important", warning = "Warning", caution = "Caution",
  },
}
local titles = languages.da
local format

local function title_of(div, kind)
  local first = div.content[1]
  if first and first.t == "Header" then
    div.content:remove(1)
    return first.content
  end
  local given = div.attributes["title"]
  return pandoc.Inlines(pandoc.Str(given or titles[kind]))
end

local function html(kind, title, content)
  local blocks = pandoc.Blocks({
    pandoc.Div(
      { pandoc.Div({ pandoc.Plain(title) }, { class = "callout-title" }), pandoc.Div(content, { class = "callout-body" }) },
      { class = "callout callout-" .. kind, role = "note" }
    ),
  })
  return blocks
end

local function typst(kind, title, content)
  local shown = pandoc.write(pandoc.Pandoc({ pandoc.Plain(title) }), "typst")
  local blocks = pandoc.Blocks({
    pandoc.RawBlock("typst", '#callout("' .. kind .. '", [' .. shown .. "])["),
  })
  blocks:extend(content)
  blocks:insert(pandoc.RawBlock("typst", "]"))
  return blocks
end

local function docx(_, title, content)
  local blocks = pandoc.Blocks({ pandoc.Para({ pandoc.Strong(title) }) })
  blocks:extend(content)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = "Block Text" }))
end

local makers = { html = html, dashboard = html, typst = typst, docx = docx }

return {
  {
    Meta = function(meta)
      format = pandoc.utils.stringify(meta["ungetid-format"])
      titles = languages[pandoc.utils.stringify(meta["lang"] or "da"):sub(1, 2)] or titles
    end,
  },
  {
    Div = function(div)
      for _, class in ipairs(div.classes) do
        local kind = class:match("^callout%-(%a+)$")
        if kind and titles[kind] then
          return makers[format](kind, title_of(div, kind), div.content)
        end
      end
    end,
  },
}
