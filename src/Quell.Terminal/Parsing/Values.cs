using System.Collections.Immutable;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Text;
using Quell.Runbook.Filing;
using Quell.Terminal.Configuration;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

/// <summary>Reads each value of the command line, or says in one sentence what it takes.</summary>
internal static partial class Values
{
    public static EventId? Event(ArgumentResult result) =>
        Only(result) is not { } text ? null
        : EventId.TryParse(text, out var id) ? id
        : Wrong<EventId?>(result, $"EVENT_ID is 32 hex digits, not {Quoted(text)}");

    public static CaseId Case(ArgumentResult result) =>
        Only(result) is { } text && CaseName().IsMatch(text)
            ? new CaseId(text)
            : Wrong<CaseId>(result, $"CASE is a name that `quell case list` prints, not {Quoted(Only(result))}");

    public static string? Action(ArgumentResult result) =>
        Only(result) is not { } text ? null
        : ActionName().IsMatch(text) ? text
        : Wrong<string>(result, $"ACTION is an id, a type or an execution as the report prints it, not {Quoted(text)}");

    public static string? Anchor(ArgumentResult result) =>
        Only(result) is { Length: 64 } text && text.All(char.IsAsciiHexDigit)
            ? text.ToLowerInvariant()
            : Wrong<string>(
                result,
                $"--anchor takes a journal hash as a report prints it, 64 hex digits, not {Quoted(Only(result))}"
            );

    public static string? Scenario(ArgumentResult result) =>
        Only(result) is { } text && Name().IsMatch(text)
            ? text
            : Wrong<string>(result, $"SCENARIO is a name that `quell tenant list` prints, not {Quoted(Only(result))}");

    public static string? Handoff(ArgumentResult result) =>
        Only(result) is { } text && Name().IsMatch(text)
            ? text
            : Wrong<string>(
                result,
                $"--handoff takes lower-case letters, digits and dashes, not {Quoted(Only(result))}"
            );

    public static string? Ticket(ArgumentResult result) =>
        Only(result) is { } text && InvestigationTicket.Read(text) is not null
            ? text
            : Wrong<string>(
                result,
                $"--ticket takes an issue key such as SEC-12, its https address, or the key of an incident such as sysdig-…, not {Quoted(Only(result))}"
            );

    public static TenantChoice.Embedded? Tenant(ArgumentResult result) =>
        Only(result) is { } text && Embedded(text) is { } embedded
            ? embedded
            : Wrong<TenantChoice.Embedded>(
                result,
                $"--tenant takes {SettingCatalog.Tenant.Form.Takes}, not {Quoted(Only(result))}"
            );

    /// <returns>Null where the text names no embedded tenant.</returns>
    public static TenantChoice.Embedded? Embedded(string text)
    {
        if (text is "embedded")
        {
            return new TenantChoice.Embedded(Scenario: null);
        }

        var name = text.StartsWith("embedded:", StringComparison.Ordinal) ? text["embedded:".Length..] : null;
        return name is not null && Name().IsMatch(name) ? new TenantChoice.Embedded(name) : null;
    }

    /// <summary>A whole number as the setting of this flag has it.</summary>
    public static Func<ArgumentResult, int> Number(Setting setting) =>
        Whole(setting.Flag!, setting.Range.Least, setting.Range.Most, setting.Range.Unit);

    public static SurfaceChoice? Surfaces(ArgumentResult result) =>
        Only(result) switch
        {
            "embedded" => SurfaceChoice.Embedded,
            "real" => SurfaceChoice.Real,
            var text => Wrong<SurfaceChoice?>(result, $"--surfaces takes `embedded` or `real`, not {Quoted(text)}"),
        };

    /// <summary>Names of surfaces, separated by commas. The tenant is not among them: its token is its authorisation.</summary>
    public static ImmutableSortedSet<Surface>? ReadableSurfaces(ArgumentResult result)
    {
        var named = new List<Surface>();
        foreach (var name in Only(result)?.Split(',') ?? [])
        {
            Surface? surface = name switch
            {
                "kubectl" => Surface.Kubectl,
                "aws" => Surface.Aws,
                _ => null,
            };
            if (surface is not { } known)
            {
                return Wrong<ImmutableSortedSet<Surface>>(
                    result,
                    $"--authorize-read takes `kubectl`, `aws` or `kubectl,aws`, not {Quoted(Only(result))}"
                );
            }
            named.Add(known);
        }
        return [.. named];
    }

    public static ReportFormat Format(ArgumentResult result) =>
        Only(result) switch
        {
            "terminal" => ReportFormat.Terminal,
            "markdown" => ReportFormat.Markdown,
            "html" => ReportFormat.Html,
            "json" => ReportFormat.Json,
            "ocsf" => ReportFormat.Ocsf,
            var text => Wrong<ReportFormat>(
                result,
                $"--format takes `terminal`, `markdown`, `html`, `json` or `ocsf`, not {Quoted(text)}"
            ),
        };

    public static Func<ArgumentResult, string?> OneOf(string what, IReadOnlyCollection<string> words) =>
        result =>
            Only(result) is { } text && words.Contains(text, StringComparer.Ordinal)
                ? text
                : Wrong<string>(result, $"{what} is {string.Join(", ", words)}, not {Quoted(Only(result))}");

    public static Func<ArgumentResult, string?> Path(string option) =>
        result =>
            Only(result) is { } text && text.Trim().Length > 0 && !text.Contains('\0', StringComparison.Ordinal)
                ? text
                : Wrong<string>(result, $"{option} takes a path, not {Quoted(Only(result))}");

    public static Func<ArgumentResult, string?> Named(string option, Alphabet alphabet) =>
        result =>
            Only(result) is { } text && Alphabets.Matches(alphabet, text)
                ? text
                : Wrong<string>(
                    result,
                    $"{option} takes a name of {Alphabets.Describe(alphabet)}, not {Quoted(Only(result))}"
                );

    public static Func<ArgumentResult, int> Whole(string option, int least, int most, string unit) =>
        result =>
            int.TryParse(Only(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
                ? number
                : Wrong<int>(result, $"{option} takes {least} to {most} {unit}, not {Quoted(Only(result))}");

    private static string? Only(ArgumentResult result) => result.Tokens is [var token] ? token.Value : null;

    private static T? Wrong<T>(ArgumentResult result, string why)
    {
        result.AddError(why);
        return default;
    }

    private static string Quoted(string? text)
    {
        const int longest = 60;
        return text is null ? "nothing"
            : text.Length > longest ? $"`{text[..longest]}…`"
            : $"`{text}`";
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,79}\\z", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex CaseName();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_/-]{0,79}\\z", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex ActionName();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Name();
}
