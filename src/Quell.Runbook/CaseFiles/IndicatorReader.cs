using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>One pass over all of the text for what has a shape of its own: addresses, CVEs, techniques, ids.</summary>
internal static partial class IndicatorReader
{
    public static void Read(ImmutableArray<CaseFileLine> lines, CaseFileFacts facts)
    {
        foreach (var line in lines)
        {
            foreach (Match match in Shapes().Matches(line.Text))
            {
                if (Word(match) is { } word)
                {
                    facts.Add(FactKeys.CaseIndicators, $"{word}={match.Value}", line.Number);
                }
            }
        }
    }

    private static string? Word(Match match) =>
        match.Groups["cve"].Success ? "cve"
        : match.Groups["technique"].Success ? "technique"
        : match.Groups["instance"].Success ? "instance"
        : match.Groups["sha"].Success ? "sha256"
        : match.Groups["account"].Success ? "account"
        : match.Groups["ip"].Success && IsAddress(match.Value) ? "ip"
        : null;

    private static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork;

    [GeneratedRegex(
        @"(?<![A-Za-z0-9.])((?<cve>CVE-[0-9]{4}-[0-9]{4,7})|(?<technique>T[0-9]{4}(\.[0-9]{3})?)|(?<instance>i-[0-9a-f]{8,17})|(?<sha>[0-9a-f]{64})|(?<account>[0-9]{12})|(?<ip>[0-9]{1,3}(\.[0-9]{1,3}){3}))(?![A-Za-z0-9]|\.[0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Shapes();
}
