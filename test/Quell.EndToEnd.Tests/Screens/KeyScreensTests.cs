using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Terminal;
using Quell.Terminal.Tests.Screen;

namespace Quell.EndToEnd.Tests.Screens;

/// <summary>What somebody at a terminal sees at each moment that matters, at two widths, with colours and without.</summary>
public sealed class KeyScreensTests
{
    private const int Height = 40;

    /// <summary>A run in which the logs alone are not enough: the threat fires again, and the person goes heavier.</summary>
    private static readonly ImmutableArray<string> s_choices =
    [
        "get logs, KUBECTL_POD_YAML",
        "PAUSE_HPA, KILL_PROCESS, SCALE_TO_ZERO",
    ];

    private static readonly ConcurrentDictionary<(int Width, bool Colours), Lazy<Task<TerminalPerson>>> s_played =
        new();

    public static TheoryData<int, bool> Faces =>
        new()
        {
            { 80, false },
            { 80, true },
            { 120, false },
            { 120, true },
        };

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task An_incident_from_the_event_to_the_verdict(int width, bool colours)
    {
        var seen = await PlayedAsync(width, colours);

        Text(seen.Shots.DistinctBy(shot => shot.Name), colours).ShouldBeApproved(Named(width, colours));
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task Picking_an_event_looking_at_what_is_reachable_and_an_error(int width, bool colours)
    {
        await using var incident = new Incident { HasPrograms = true };
        incident.Options = options => options with { EventId = null };
        using var picking = Person(width, colours, incident, (_, _) => null);
        await incident.RunAsync(picking, TestContext.Current.CancellationToken);
        incident.Options = options => options with { PreflightOnly = true };
        using var doctor = Person(width, colours, incident, (_, _) => null);
        await incident.RunAsync(doctor, TestContext.Current.CancellationToken);

        Text(
                [
                    .. picking.Shots.Where(shot => shot.Name == nameof(QuestionKind.EventId)),
                    doctor.Now("Doctor"),
                    Error(width),
                ],
                colours
            )
            .ShouldBeApproved(Named(width, colours));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Without_colours_the_same_words_stand_in_the_same_places(int width)
    {
        var plain = await PlayedAsync(width, colours: false);
        var coloured = await PlayedAsync(width, colours: true);

        plain
            .Shots.Select(shot => string.Join('\n', shot.Rows))
            .ShouldBe(coloured.Shots.Select(shot => string.Join('\n', shot.Rows)));
        coloured.Shots.ShouldContain(shot => shot.Styled.Any(row => row.Contains("teal")));
        // Only colours that every palette, light or dark, sets apart from its background.
        coloured.Shots.ShouldAllBe(shot => shot.Styled.All(row => !row.Contains("sgr-")));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Every_question_is_last_with_whose_incident_it_is_right_above_its_answers(int width)
    {
        var seen = await PlayedAsync(width, colours: false);
        var questions = seen.Shots.Where(shot => Enum.TryParse<QuestionKind>(shot.Name.Split(' ')[0], out _)).ToList();

        questions.Count.ShouldBe(seen.Asked.Count);
        foreach (var (shot, question) in questions.Zip(seen.Asked))
        {
            shot.Rows[^1].ShouldBe(">");
            shot.Rows[^2].ShouldStartWith($"[{question.Accepts[0]}");
            shot.Rows[^3].ShouldMatch("^── SIMULATED · prod-eu-1 / shop / checkout · .* since the event ─");
            shot.Rows.ShouldNotContain(row => row.StartsWith("  now:"));
        }
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Payload_consequences_evidence_and_way_back_stand_on_one_screen_with_the_question(int width)
    {
        var seen = await PlayedAsync(width, colours: false);
        var approvals = seen.Shots.Where(shot => shot.Name.StartsWith(nameof(QuestionKind.Approve))).ToList();

        approvals.Count.ShouldBe(5);
        foreach (var shot in approvals)
        {
            var rows = shot.Rows.ToList();
            var payload = rows.FindIndex(row => row.StartsWith("Payload:"));
            payload.ShouldBeGreaterThanOrEqualTo(0, $"{shot.Name} begins above the screen");
            rows.FindIndex(row => row.StartsWith("Breaks:")).ShouldBeGreaterThan(payload);
            rows.ShouldContain(row => row.StartsWith("Reversibility:"));
        }

        foreach (var name in (string[])["KILL_PROCESS", "SCALE_TO_ZERO"])
        {
            approvals.Single(shot => shot.Name.EndsWith(name)).Rows.ShouldContain(row => row.StartsWith("Evidence "));
        }
        approvals
            .Single(shot => shot.Name.EndsWith("SCALE_TO_ZERO"))
            .Rows.ShouldContain(row => row.StartsWith("  undo hazard:"));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task What_is_sent_is_copied_from_the_screen_as_it_is_sent(int width)
    {
        var seen = await PlayedAsync(width, colours: false);
        var copied = seen.Shots[^1].Lines;

        foreach (var question in seen.Asked.Where(question => question.Kind == QuestionKind.Approve))
        {
            var payload = question.Words.Single(line => line.StartsWith("Payload:"));
            copied.ShouldContain(payload);
        }
        copied.ShouldContain(line => line.TrimStart().StartsWith("or type: quell undo 2026"));
    }

    /// <summary>Played once for each face; nobody changes what was seen.</summary>
    private static Task<TerminalPerson> PlayedAsync(int width, bool colours) =>
        s_played.GetOrAdd((width, colours), face => new(() => PlayAsync(face.Width, face.Colours))).Value;

    private static async Task<TerminalPerson> PlayAsync(int width, bool colours)
    {
        await using var incident = new Incident { HasPrograms = true };
        var choices = new Queue<string>(s_choices);
        var person = Person(
            width,
            colours,
            incident,
            (question, state) =>
                question.Kind switch
                {
                    QuestionKind.Select or QuestionKind.StillActive => choices.TryDequeue(out var chosen)
                        ? chosen
                        : "none",
                    QuestionKind.Approve when Type(state, question) is "SCALE_TO_ZERO" => "",
                    QuestionKind.Link => "",
                    _ => Answers.Yes(question, state),
                }
        );
        await incident.RunAsync(person, TestContext.Current.CancellationToken);
        return person;
    }

    private static TerminalPerson Person(
        int width,
        bool colours,
        Incident incident,
        Func<Question, CaseState, string?> answer
    ) => new(width, Height, colours, incident, answer);

    private static string? Type(CaseState state, Question question) =>
        question.About is { } about ? state.Plan?.Find(about.Action)?.Type : null;

    private static Shot Error(int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ErrorBlock.Write(
            output,
            new Trouble(
                "The Sysdig MCP server cannot be reached (preflight state 3).",
                "connection to https://mcp.example.com refused after 10 s; nothing answers on port 443 of that host, and no proxy is set",
                "Check that the address of secure-mcp-server is right; or practise with `--tenant embedded:cryptominer`."
            )
        );
        var terminal = new TerminalModel(width, Height).Write(output.ToString());
        return new Shot("Error", [.. terminal.Screen], [.. terminal.Styled], [.. terminal.Lines]);
    }

    private static string Text(IEnumerable<Shot> shots, bool colours) =>
        string.Concat(
            shots.Select(shot =>
                $"===== {shot.Name} =====\n{string.Concat((colours ? shot.Styled : shot.Rows).Select(row => row + "\n"))}\n"
            )
        );

    private static string Named(int width, bool colours, [CallerMemberName] string test = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{test}_{width}{(colours ? "_colours" : "")}");
}
