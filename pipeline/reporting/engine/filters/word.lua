-- DOCX: the alternative text is the picture's description, the caption stands below it.

return {
  {
    Image = function(image)
      image.caption = pandoc.Inlines({ pandoc.Str(image.attributes["alt"]) })
      image.attributes["alt"] = nil
      return image
    end,
  },
}
