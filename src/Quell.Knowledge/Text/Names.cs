using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Knowledge.Text;

/// <summary>Outside values as they may stand in a sentence: visible, bounded, and short where only a prefix is read.</summary>
internal static class Names
{
    private const int Longest = 120;
    private const int ShortId = 12;

    public static string Of(string value) => Printable.Of(value, Longest);

    public static string Of(FactReading reading) =>
        reading.Key switch
        {
            FactKeys.ContainerId or FactKeys.HostId when Alphabets.Matches(Alphabet.HostId, reading.Text) => reading
                .Text
                .Length > ShortId
                ? reading.Text[..ShortId]
                : reading.Text,
            _ => Of(reading.Text),
        };

    /// <summary>The probe for a key with the names that are known filled in.</summary>
    public static string Probe(string key, Func<string, string?> value)
    {
        var how = FactKeys.HowToFindOut(key);
        foreach (var (place, fact, alphabet) in s_places)
        {
            if (value(fact) is { } name && Alphabets.Matches(alphabet, name))
            {
                how = how.Replace(place, name, StringComparison.Ordinal);
            }
        }
        if (
            value(FactKeys.WorkloadKind) is "pod"
            && value(FactKeys.Pod) is { } bare
            && Alphabets.Matches(Alphabet.DnsSubdomain, bare)
        )
        {
            how = how.Replace("<workload>", bare, StringComparison.Ordinal);
        }
        how = KubectlContext.In(how, value(FactKeys.KubeContext));
        return how.StartsWith("kubectl ", StringComparison.Ordinal) || how.StartsWith("aws ", StringComparison.Ordinal)
            ? $"run {how}"
            : $"see {how}";
    }

    private static readonly (string Place, string Fact, Alphabet Alphabet)[] s_places =
    [
        ("<namespace>", FactKeys.Namespace, Alphabet.DnsLabel),
        ("<pod>", FactKeys.Pod, Alphabet.DnsSubdomain),
        ("<workload>", FactKeys.WorkloadName, Alphabet.DnsSubdomain),
        ("<kind>", FactKeys.WorkloadKind, Alphabet.KubernetesResource),
        ("<name>", FactKeys.ServiceAccount, Alphabet.DnsSubdomain),
        ("<node>", FactKeys.Node, Alphabet.DnsSubdomain),
        ("<role>", FactKeys.RoleName, Alphabet.IamName),
        ("<user>", FactKeys.CloudUser, Alphabet.IamName),
    ];
}
