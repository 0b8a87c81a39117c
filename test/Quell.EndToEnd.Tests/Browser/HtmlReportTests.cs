using System.Text.Json;
using Quell.Domain.Cases;
using Quell.EndToEnd.Tests.Reports;
using Quell.Reports.Html;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.Browser;

/// <summary>The page of a report in a real browser.</summary>
public sealed class HtmlReportTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Hostile =
        "</title></style></script><script>document.documentElement.dataset.owned='yes'</script>"
        + "<img src=x onerror=\"document.documentElement.dataset.owned='yes'\">'\"><svg/onload=document.documentElement.dataset.owned='yes'>";

    /// <summary>Elements whose right edge is outside the page, and words that are wider than their drawing.</summary>
    private const string Overflowing = """
        (() => {
          document.querySelectorAll('details').forEach(fold => fold.open = true);
          const wide = [];
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth > room) wide.push('page ' + document.documentElement.scrollWidth);
          for (const element of document.querySelectorAll('body *')) {
            const box = element.getBoundingClientRect();
            const hidden = element.closest('thead') && getComputedStyle(element.closest('thead')).position === 'absolute';
            if (box.width > 0 && box.right > room + 1 && !hidden) wide.push(element.tagName + ' ' + element.className + ' ' + box.right);
          }
          for (const words of document.querySelectorAll('svg text')) {
            const box = words.getBoundingClientRect();
            const drawing = words.ownerSVGElement.getBoundingClientRect();
            if (box.width > 0 && (box.right > drawing.right + 1 || box.left < drawing.left - 1)) wide.push('words: ' + words.textContent);
          }
          return wide.slice(0, 5).join('; ');
        })()
        """;

    public static TheoryData<string, int> Views =>
        new MatrixTheoryData<string, int>(["light", "dark"], [360, 390, 1024, 1600]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_overflows_and_nothing_is_complained_of_or_asked_for(string scheme, int width)
    {
        await using var page = await chromium.OpenAsync();
        await page.LookAsync(width, scheme);

        foreach (var entries in new[] { await Played.MixedAsync("cryptominer"), await Hostiles() })
        {
            await page.ShowAsync(Html(entries));
            await KeepAsync(page, $"report-{scheme}-{width}");
            ((string?)await page.SayAsync(Overflowing)).ShouldBe(string.Empty);
        }

        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_scheme_of_the_reader_decides_how_it_looks()
    {
        await using var page = await chromium.OpenAsync();
        await page.ShowAsync(Html(await Played.ApprovedAsync("reverse-shell")));

        await page.LookAsync(1024, "light");
        var light = await LuminanceAsync(page);
        await page.LookAsync(1024, "dark");
        var dark = await LuminanceAsync(page);

        light.ShouldBeGreaterThan(0.8);
        dark.ShouldBeLessThan(0.1);
    }

    [Fact]
    public async Task Hostile_words_are_words_and_no_markup()
    {
        await using var page = await chromium.OpenAsync();
        await page.ShowAsync(Html(await Hostiles()));

        (await page.SayAsync("document.documentElement.dataset.owned ?? null")).ShouldBeNull();
        (
            (int)
                (
                    await page.SayAsync(
                        "document.querySelectorAll('script, img, iframe, object, embed, link, form').length"
                    )
                )!
        ).ShouldBe(0);
        (
            (int)
                (
                    await page.SayAsync(
                        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style')).length"
                    )
                )!
        ).ShouldBe(0);
        ((string)(await page.SayAsync("document.querySelector('h1').textContent"))!).ShouldContain("<script>");
        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_policy_is_in_force_for_what_is_put_into_the_page()
    {
        await using var page = await chromium.OpenAsync();
        await page.ShowAsync(Html(await Played.ApprovedAsync("reverse-shell")));

        var blocked = (string)
            (
                await page.SayAsync(
                    """
                    new Promise(resolve => {
                      const blocked = [];
                      document.addEventListener('securitypolicyviolation', refused => {
                        blocked.push(refused.effectiveDirective);
                        if (blocked.length === 3) resolve(blocked.sort().join(' '));
                      });
                      const script = document.createElement('script');
                      script.textContent = 'document.documentElement.dataset.owned = "yes"';
                      document.body.append(script);
                      const style = document.createElement('style');
                      style.textContent = 'body { display: none }';
                      document.head.append(style);
                      const picture = new Image();
                      picture.src = 'https://pictures.invalid/beacon.png';
                      document.body.append(picture);
                    })
                    """
                )
            )!;

        blocked.ShouldBe("img-src script-src-elem style-src-elem");
        (await page.SayAsync("document.documentElement.dataset.owned ?? null")).ShouldBeNull();
        ((string?)await page.SayAsync("getComputedStyle(document.body).display")).ShouldBe("block");
    }

    [Fact]
    public async Task The_style_sheet_that_is_allowed_is_the_one_that_is_used()
    {
        await using var page = await chromium.OpenAsync();
        await page.LookAsync(1024);
        await page.ShowAsync(Html(await Played.ApprovedAsync("reverse-shell")));

        ((string?)await page.SayAsync("getComputedStyle(document.querySelector('.hero')).display")).ShouldBe("grid");
    }

    [Fact]
    public async Task On_paper_everything_stands_that_is_folded_away_on_the_screen()
    {
        await using var page = await chromium.OpenAsync();
        await page.LookAsync(1024);
        await page.ShowAsync(Html(await Played.ApprovedAsync("reverse-shell")));
        const string folded =
            "getComputedStyle(document.querySelector('details:not([open])'), '::details-content').contentVisibility";
        ((string?)await page.SayAsync(folded)).ShouldBe("hidden");

        await page.LookAsync(1024, media: "print");

        ((string?)await page.SayAsync(folded)).ShouldBe("visible");
        ((string?)await page.SayAsync("getComputedStyle(document.querySelector('nav')).display")).ShouldBe("none");
    }

    [Theory]
    [InlineData(1024, "wide")]
    [InlineData(360, "narrow")]
    public async Task Each_drawing_has_one_form_for_the_room_there_is(int width, string form)
    {
        await using var page = await chromium.OpenAsync();
        await page.LookAsync(width);
        await page.ShowAsync(Html(await Played.MixedAsync("cryptominer")));

        (
            (string?)
                await page.SayAsync(
                    "[...document.querySelectorAll('.drawing')].filter(d => d.offsetWidth > 0).map(d => d.className).join()"
                )
        ).ShouldBe($"drawing {form},drawing {form}");
        (
            (int)
                (
                    await page.SayAsync(
                        "[...document.querySelectorAll('svg')].filter(d => d.clientWidth > 0 && d.querySelectorAll('text').length < 8).length"
                    )
                )!
        ).ShouldBe(0);
    }

    [Fact]
    public async Task Every_heading_and_every_word_can_be_read_against_its_ground()
    {
        await using var page = await chromium.OpenAsync();
        foreach (var scheme in (string[])["light", "dark"])
        {
            await page.LookAsync(1024, scheme);
            await page.ShowAsync(Html(await Played.MixedAsync("cryptominer")));
            ((double)(await page.SayAsync(Contrast.Lowest))!).ShouldBeGreaterThan(4.5, scheme);
        }
    }

    private static string Html(IReadOnlyList<JournalEntry> entries) => new HtmlReport().Render(CaseReport.Of(entries));

    /// <summary>A case in which whatever the outside writes is an attack on the page.</summary>
    private static async Task<IReadOnlyList<JournalEntry>> Hostiles() =>
        (await Played.MixedAsync("cryptominer")).With(
            ("Detect crypto miners using the Stratum protocol", Hostile),
            ("kworkerds", $"kworkerds{Hostile}"),
            ("checkout", $"checkout{Hostile}"),
            ("GET_LOGS", Hostile),
            ("quell test", new string('W', 400))
        );

    private static async Task<double> LuminanceAsync(Page page) =>
        (double)(await page.SayAsync($"({Contrast.Luminance})(getComputedStyle(document.body).backgroundColor)"))!;

    /// <summary>Pictures for people, beside what was built; nothing compares them.</summary>
    private static async Task KeepAsync(Page page, string name)
    {
        var folder = Directory.CreateDirectory(Root.Of("artifacts/pictures"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}.png"), await page.PictureAsync());
    }
}
