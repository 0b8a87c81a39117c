namespace Quell.Terminal.Verbs;

/// <summary><c>--format</c> of <c>quell report</c>.</summary>
public enum ReportFormat
{
    Terminal,
    Markdown,
    Html,
    Json,
    Ocsf,
}
