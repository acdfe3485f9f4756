"""The plots of the report, as SVG in the page's own colours. Only these modules import matplotlib."""
