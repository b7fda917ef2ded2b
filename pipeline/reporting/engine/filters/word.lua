-- DOCX: the alternative text is the picture's description, the caption stands below it.

return {
  {
    Image = function(image)
      local file = io.open(image.src, "rb")
      if not file then -- pandoc would put the words in the picture's place and say nothing
        error('UNGETID[the picture "' .. image.src .. '"]')
      end
      file:close()
      image.caption = pandoc.Inlines({ pandoc.Str(image.attributes["alt"]) })
      image.attributes["alt"] = nil
      return image
    end,
  },
}
