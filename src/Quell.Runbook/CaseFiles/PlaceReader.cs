using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.CaseFiles;

/// <summary>
/// Reads where a threat is out of prose: values after words such as "namespace", in ticks or alone between slashes, and
/// the plain <c>cluster/namespace/workload</c>. What does not match the alphabet of what it would be is left out.
/// </summary>
internal static partial class PlaceReader
{
    private static readonly ImmutableArray<(string Word, string Key, Alphabet Alphabet)> s_words =
    [
        ("cluster", FactKeys.Cluster, Alphabet.ClusterName),
        ("namespace", FactKeys.Namespace, Alphabet.DnsLabel),
        ("ns", FactKeys.Namespace, Alphabet.DnsLabel),
        ("workload", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("deployment", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("statefulset", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("daemonset", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("cronjob", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("job", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("replicaset", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("pod", FactKeys.Pod, Alphabet.DnsSubdomain),
        ("container", FactKeys.ContainerName, Alphabet.DnsLabel),
        ("node", FactKeys.Node, Alphabet.DnsSubdomain),
        ("host", FactKeys.HostName, Alphabet.HostName),
        ("account", FactKeys.CloudAccount, Alphabet.AwsAccountId),
        ("instance", FactKeys.CloudInstance, Alphabet.DnsLabel),
    ];

    private static readonly string[] s_fillers = ["id", "name", "named", "called", "short"];

    public static void Read(string markdown, int line, CaseFileFacts facts)
    {
        var pieces = MarkdownWords.Pieces(markdown);
        var before = string.Empty;
        string? container = null;
        foreach (var (content, isCode) in pieces)
        {
            if (!isCode)
            {
                Segments(content, line, facts);
                before = content;
                continue;
            }
            var word = LastWord(before);
            if (word is null && container is not null && IsOpening(before))
            {
                Container(content, line, facts);
            }
            else
            {
                Value(word, content, line, facts);
                container = word == "container" ? content : null;
            }
            before = string.Empty;
        }
        Managed(pieces, line, facts);
        Plain(markdown, line, facts);
        foreach (var match in Instance().EnumerateMatches(markdown))
        {
            facts.AddOnce(FactKeys.CloudInstance, markdown.Substring(match.Index, match.Length), line);
        }
    }

    private static void Value(string? word, string value, int line, CaseFileFacts facts)
    {
        if (word is null)
        {
            return;
        }
        if (word == "container" && Alphabets.Matches(Alphabet.ContainerId, value))
        {
            facts.AddOnce(FactKeys.ContainerId, value, line);
            return;
        }
        if (word is "node" or "host" && Instance().IsMatch(value))
        {
            return; // The machine by its cloud name; it is read as such.
        }
        foreach (var (known, key, alphabet) in s_words)
        {
            if (known != word || !Alphabets.Matches(alphabet, value))
            {
                continue;
            }
            if (key == FactKeys.WorkloadName && word != "workload" && !facts.Has(key))
            {
                facts.AddOnce(FactKeys.WorkloadKind, word, line);
            }
            facts.AddOnce(key, value, line);
        }
    }

    private static void Container(string value, int line, CaseFileFacts facts)
    {
        if (Alphabets.Matches(Alphabet.ContainerId, value))
        {
            facts.AddOnce(FactKeys.ContainerId, value, line);
        }
    }

    /// <summary>Parts between slashes of exactly a word and a value: <c>cluster c1 / namespace shop / pod web-1</c>.</summary>
    private static void Segments(string text, int line, CaseFileFacts facts)
    {
        var segments = text.Split(" / ", 20, StringSplitOptions.TrimEntries);
        if (segments.Length < 3)
        {
            return; // One word beside another is prose, not a place.
        }
        foreach (var segment in segments)
        {
            var note = segment.IndexOf('(', StringComparison.Ordinal);
            var words = (note < 0 ? segment : segment[..note]).Split(
                [' ', ':', '='],
                4,
                StringSplitOptions.RemoveEmptyEntries
            );
            if (words.Length == 2)
            {
                Value(words[0].ToLowerInvariant(), words[1].TrimEnd('.'), line, facts);
            }
        }
    }

    /// <summary>A value followed by the name of a managed service is a cluster: <c>`prod` (EKS)</c>.</summary>
    private static void Managed(ImmutableArray<(string Content, bool IsCode)> pieces, int line, CaseFileFacts facts)
    {
        for (var index = 0; index + 1 < pieces.Length; index++)
        {
            if (
                pieces[index].IsCode
                && Service().IsMatch(pieces[index + 1].Content)
                && Alphabets.Matches(Alphabet.ClusterName, pieces[index].Content)
            )
            {
                facts.AddOnce(FactKeys.Cluster, pieces[index].Content, line);
            }
        }
    }

    /// <summary>The template's own form, alone at the start of the line.</summary>
    private static void Plain(string markdown, int line, CaseFileFacts facts)
    {
        var text = MarkdownWords.Plain(markdown);
        var end = text.IndexOfAny([' ', '\t']);
        var parts = (end < 0 ? text : text[..end]).TrimEnd('.', ',').Split('/');
        if (
            parts is not [var cluster, var space, var workload]
            || !Alphabets.Matches(Alphabet.ClusterName, cluster)
            || !Alphabets.Matches(Alphabet.DnsLabel, space)
            || !Alphabets.Matches(Alphabet.DnsSubdomain, workload)
        )
        {
            return;
        }
        facts.AddOnce(FactKeys.Cluster, cluster, line);
        facts.AddOnce(FactKeys.Namespace, space, line);
        facts.AddOnce(FactKeys.WorkloadName, workload, line);
    }

    /// <summary>The word that the text ends in, past fillers and punctuation; null where it is none that is known.</summary>
    private static string? LastWord(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', ':', '=', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var index = words.Length - 1; index >= 0 && index >= words.Length - 3; index--)
        {
            var word = words[index].Trim('*', '_', '(', '/', ',', ';');
            if (s_words.Any(known => known.Word == word))
            {
                return word;
            }
            if (!s_fillers.Contains(word, StringComparer.Ordinal))
            {
                return null;
            }
        }
        return null;
    }

    private static bool IsOpening(string text) => text.Trim() is "(" or "(id" or "(id:" or "/" or "";

    [GeneratedRegex(
        @"(?<![A-Za-z0-9-])i-[0-9a-f]{8,17}(?![A-Za-z0-9-])",
        RegexOptions.CultureInvariant,
        Timeout.Infinite
    )]
    private static partial Regex Instance();

    [GeneratedRegex(@"^ ?\((?:EKS|GKE|AKS|OKE|ROSA)\b", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Service();
}
