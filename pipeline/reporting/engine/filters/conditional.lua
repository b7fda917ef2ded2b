-- Conditional content: keeps or drops divs and spans by the format that is being made.
-- The format comes as metadata "ungetid-format": html, dashboard, typst or docx.

local format

local matches = {
  html = { html = true, dashboard = true },
  dashboard = { dashboard = true },
  typst = { typst = true },
  docx = { docx = true },
  pdf = {}, -- in Quarto this is PDF by way of LaTeX, which is never made here
}

local function fail(what)
  error("UNGETID[" .. what .. "]")
end

local function is_format(wanted)
  local found = matches[wanted]
  if not found then
    fail('the format "' .. wanted .. '" of conditional content')
  end
  return found[format] == true
end

local function kept(element)
  local visible = element.classes:includes("content-visible")
  local hidden = element.classes:includes("content-hidden")
  if not visible and not hidden then
    return nil
  end
  local holds = true
  if element.attributes["when-format"] then
    holds = is_format(element.attributes["when-format"])
  end
  if element.attributes["unless-format"] then
    holds = holds and not is_format(element.attributes["unless-format"])
  end
  if holds ~= visible then
    return {}
  end
  return element.content
end

return {
  { Meta = function(meta) format = pandoc.utils.stringify(meta["ungetid-format"]) end },
  { Div = kept, Span = kept },
}
