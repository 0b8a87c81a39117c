using System.Collections.Immutable;
using System.Text;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>A machine on which the notice was shown before and no program is found.</summary>
internal sealed class Desktop : IWorkstation, IReportWriter, ICaseFiles
{
    public bool NoticeShown { get; set; } = true;

    public string? HomeProblem { get; set; }

    public PriorCase Prior { get; set; } = new PriorCase.None();

    public Dictionary<string, string> Programs { get; } = new(StringComparer.Ordinal);

    public List<string> Looked { get; } = [];

    public string FileName => "report.md";

    public bool FirstRunNoticeShown() => NoticeShown;

    public string? MarkFirstRunNoticeShown(string content)
    {
        NoticeShown = true;
        return HomeProblem;
    }

    public string? FindProgram(string name)
    {
        Looked.Add(name);
        return Programs.GetValueOrDefault(name);
    }

    public Func<string, KubeconfigEntry> Kubeconfigs { get; set; } =
        context => new KubeconfigEntry.Found("/home/ada/.kube/config", context, "https://10.0.0.1:6443", "ca0a", []);

    public AwsSettings AwsSettings { get; set; } = new();

    public KubeconfigEntry Kubeconfig(string context) => Kubeconfigs(context);

    public AwsSettings Aws() => AwsSettings;

    /// <summary>Each desk with the word for one that can be used, or why it cannot.</summary>
    public Dictionary<string, string> Desks { get; } =
        new(StringComparer.Ordinal) { ["Jira"] = "no server is registered" };

    public FilingSettings FilingSettings { get; set; } =
        new()
        {
            JiraProject = "SEC",
            RoutingKeyName = "PAGERDUTY_ROUTING_KEY",
            RoutingKeyEnd = "c0de",
        };

    public ImmutableSortedDictionary<string, string> TicketDesks() =>
        Desks.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public FilingSettings Filing() => FilingSettings;

    /// <summary>Case files that were written, their names with them.</summary>
    public List<(string Name, string Text)> CaseFiles { get; } = [];

    public string? CaseFileProblem { get; set; }

    public PriorCase Find(string eventId) => Prior;

    public CaseFileWriting Create(string shortId, DateTimeOffset at, ReadOnlySpan<byte> content)
    {
        if (CaseFileProblem is { } why)
        {
            return new CaseFileWriting.Failed(why);
        }
        var text = Encoding.UTF8.GetString(content);
        CaseFiles.Add(($"/tmp/{shortId}-{at:yyyyMMdd-HHmm}.md", text));
        Prior = new PriorCase.Read(CaseFiles[^1].Name, text, at);
        return new CaseFileWriting.Written(CaseFiles[^1].Name);
    }

    public string Render(CaseReport report) => string.Join('\n', ReportWords.Inline(report));
}
