namespace Quell.EndToEnd.Tests.Browser;

/// <summary>How well words stand out from what is behind them, as WCAG 2 counts it; run inside the page.</summary>
internal static class Contrast
{
    public const string Luminance = """
        colour => {
          const parts = colour.match(/[\d.]+/g).slice(0, 3).map(part => {
            const share = part / 255;
            return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        }
        """;

    /// <summary>The lowest contrast of any text of the page.</summary>
    public const string Lowest = $$"""
        (() => {
          const luminance = {{Luminance}};
          const ground = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
            }
            return getComputedStyle(document.body).backgroundColor;
          };
          let lowest = 21;
          for (const element of document.querySelectorAll('body *:not(svg, svg *)')) {
            const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
            if (!own || element.getBoundingClientRect().width === 0) continue;
            const [one, other] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => b - a);
            lowest = Math.min(lowest, (one + 0.05) / (other + 0.05));
          }
          return lowest;
        })()
        """;
}
