-- HTML: pictures stand in the page as data URIs, so that one file is the whole page.

local types = { svg = "image/svg+xml", png = "image/png", jpg = "image/jpeg", jpeg = "image/jpeg" }

local function embed(image)
  local kind = types[image.src:match("%.(%w+)$") or ""]
  local file = kind and io.open(image.src, "rb")
  if not file then
    error('UNGETID[the picture "' .. image.src .. '"]')
  end
  image.src = pandoc.mediabag.make_data_uri(kind, file:read("a"))
  file:close()
  -- Pandoc repeats the caption as alternative text; the attribute alone should speak.
  image.caption = pandoc.Inlines({ pandoc.Str(image.attributes["alt"]) })
  image.attributes["alt"] = nil
  return image
end

-- A screen reader says the headings of a cell; the first column names the row.
local function scoped(tabular)
  for _, row in ipairs(tabular.head.rows) do
    for _, cell in ipairs(row.cells) do
      cell.attributes["scope"] = "col"
    end
  end
  for _, body in ipairs(tabular.bodies) do
    body.row_head_columns = math.max(1, body.row_head_columns)
    for _, row in ipairs(body.body) do
      row.cells[1].attributes["scope"] = "row"
    end
  end
  return tabular
end

return { { Image = embed, Table = scoped } }
