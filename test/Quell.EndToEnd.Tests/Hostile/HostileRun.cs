using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Undo;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>A whole run on a tenant, a cluster, an account and desks whose every answer has words in it, and all that came of it.</summary>
/// <param name="Said">In order; reads side by side have none.</param>
/// <param name="Filed">What was sent to the desks.</param>
/// <param name="Texts">Each text for a person that was written, by the name of its file.</param>
/// <param name="Names">The names of all files that were written.</param>
/// <param name="Arguments">What programs were started with.</param>
/// <param name="Measured">What whoever measures the program was told.</param>
internal sealed partial record HostileRun(
    IReadOnlyList<Said> Said,
    IReadOnlyList<CallRequest> Filed,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Measured
)
{
    /// <summary>Everything done, and taken back.</summary>
    public const string Responding = "respond and undo";

    /// <summary>Everything declined, and filed at both desks in turn.</summary>
    public const string Filing = "file";

    public const string Investigating = "investigate";

    public const string Planning = "plan";

    public const string Looking = "doctor";

    public static readonly ImmutableArray<string> Errands = [Responding, Filing, Investigating, Planning, Looking];

    /// <summary>What is approved fails as well, in words of the far side.</summary>
    private static readonly ImmutableDictionary<string, Fault> s_faults = ImmutableDictionary<string, Fault>
        .Empty.WithComparers(StringComparer.Ordinal)
        .Add("GET_LOGS", Fault.Forbidden)
        .Add("ISOLATE_NETWORK", Fault.NoResponder);

    /// <param name="word">The word that is put behind a text; the same for the same text, so that what belongs together still does.</param>
    /// <param name="names">True puts words behind the names of things as well, by which a run finds its way.</param>
    /// <param name="format">What the desk says of its texts, in place of its own words.</param>
    public static async Task<HostileRun> OfAsync(
        string errand,
        Func<string, string> word,
        bool names,
        string format = ""
    )
    {
        var fields = new OutsideFields(path => (names ? Tie() : Name()).IsMatch(path));
        var sent = new List<WordedSurface>();
        var arguments = new HeardArguments();
        using var measured = new Measured();
        Desks? desks = null;
        await using var incident = new Incident(errand == Investigating ? "exfiltration" : "cryptominer")
        {
            Around = surface => new FaultySurface(surface, s_faults),
            Programs = arguments.Around,
            Workstation = new InProcess.PracticeWorkstation(),
            InTurn = true,
            Shaped = context =>
                Worded(errand == Filing ? WithDesks(context, desks ??= Desks.OfPractice(Practice(context))) : context),
        };
        RunContext Worded(RunContext context) =>
            context with
            {
                Surfaces = context.Surfaces.ToImmutableDictionary(
                    pair => pair.Key,
                    pair =>
                    {
                        sent.Add(new WordedSurface(pair.Value, fields, word, format));
                        return (Runbook.Ports.ISurface)sent[^1];
                    }
                ),
            };
        Course.LeaveCaseFile(incident, word("case file"));
        incident.Options = options =>
            options with
            {
                Investigate = errand == Investigating,
                PlanOnly = errand == Planning,
                PreflightOnly = errand == Looking,
                AuthorizedReads = errand == Planning ? [Surface.Kubectl, Surface.Aws] : [],
                Ticket = errand == Filing ? "SEC-12" : null,
            };
        var asked = 0;
        var person = new ListeningPerson((question, state) => Answer(errand, question, state, ref asked));
        await incident.RunAsync(person, TestContext.Current.CancellationToken);
        if (errand == Responding && incident.Cases.List() is [var id])
        {
            incident.Options = options => options with { Undo = new UndoRequest(id, null), EventId = null };
            await incident.RunAsync(person, TestContext.Current.CancellationToken);
        }
        if (desks is not null)
        {
            await desks.DisposeAsync();
        }
        return new HostileRun(
            person.Said,
            [.. sent.Where(one => one.Surface is Surface.Jira or Surface.PagerDuty).SelectMany(one => one.Sent)],
            Written(incident),
            [.. Files(incident).Select(path => Path.GetFileName(path)!)],
            arguments.All,
            measured.Words
        );
    }

    private static string? Answer(string errand, Question question, CaseState state, ref int asked) =>
        question.Kind switch
        {
            QuestionKind.Undo => "all",
            QuestionKind.Link => "",
            QuestionKind.HandOver => "no",
            QuestionKind.Approve
                when errand == Filing && question.About is { } about && state.Plan?.Find(about.Action) is not null =>
                "no",
            QuestionKind.WriteAccess when errand == Filing => "no",
            QuestionKind.Destination => question.Accepts[asked++ % 2],
            QuestionKind.Preview => question.Accepts[0],
            _ => Answers.Yes(question, state),
        };

    private static RunContext WithDesks(RunContext context, Desks desks) =>
        context with
        {
            Surfaces = context.Surfaces.AddRange(desks.Surfaces),
            Workstation = new InProcess.PracticeWorkstation { Desks = desks.Found },
        };

    private static Machine Practice(RunContext context) =>
        new()
        {
            Environment = ImmutableDictionary<string, string>.Empty,
            Home = string.Empty,
            CurrentFolder = string.Empty,
            Who = context.Who,
            Version = context.Version,
            Clock = ((Clockwork)context.Clock).Plain,
            Session = context.Session,
        };

    private static IEnumerable<string> Files(Incident incident) =>
        Directory
            .EnumerateFiles(incident.Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"-{incident.EventId}-", StringComparison.Ordinal));

    private static Dictionary<string, string> Written(Incident incident) =>
        Files(incident)
            .Where(path => Path.GetExtension(path) is ".md" or ".txt")
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Without these a run ends before it has begun.</summary>
    [GeneratedRegex(
        @"\.listed\[\]\.|\.(threat|events\[\]|run)\.id$|\.tenant\.|\.(execution_id|action_type|status|phase|type)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Tie();

    /// <summary>Texts that name something: with a word behind them they would name something else.</summary>
    [GeneratedRegex(
        """
            \.(id|uid|name|names|value|group|api|namespace|version|resourceVersion|apiVersion|cluster|region|account|server|arn|at|source|engine|category|responder|type|status|phase|action_type|caller_id|execution_id|schema_digest|[a-z_]*[kK]ind|[a-z_]*_name|[a-zA-Z]*Name)$
            |\.fields\.(metadata|spec|status|roleRef|subjects|rules|endpoints)|\.object\.|\.pods\[\]|\.labels\.(kubernetes|container|host|aws|cloudProvider)
            |\.fields\.(proc\.(pid|name|exepath|pname|ppid|aname|apid)|container|fd|user|ct|evt\.(type|dir|res))|\.values\.|\.listed\[\]|\.parameters\[\]|\.outputs\[\]|\.issue_types\[\]|\.tenant\.
            """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        10_000
    )]
    private static partial Regex Name();
}
