using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Knowledge.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Probe.Map;

/// <summary>The command that would answer an unknown, with the names of this case in it. A name outside its alphabet stays a gap.</summary>
internal static class TellingCommand
{
    public static string For(CaseState state, string key)
    {
        var words = FactKeys.HowToFindOut(key);
        foreach (var (hole, value, alphabet) in Holes(state, words))
        {
            if (words.Contains(hole, StringComparison.Ordinal) && Alphabets.Matches(alphabet, value))
            {
                words = words.Replace(hole, ShellWord.Quote(value), StringComparison.Ordinal);
            }
        }
        words = KubectlContext.In(words, state.MayRead(Surface.Kubectl) ? state.KubeContext : null);
        return words.StartsWith("aws ", StringComparison.Ordinal) ? words + AwsFlags(state) : words;
    }

    private static string AwsFlags(CaseState state) =>
        $" --region {state.AwsRegion} --output json"
        + (state.AwsProfile is { } profile ? $" --profile {ShellWord.Quote(profile)}" : string.Empty)
        + (state.AwsEndpoint is { } endpoint ? $" --endpoint-url {ShellWord.Quote(endpoint)}" : string.Empty);

    private static IEnumerable<(string Hole, string? Value, Alphabet Alphabet)> Holes(CaseState state, string words)
    {
        yield return ("<namespace>", state.Value(FactKeys.Namespace), Alphabet.DnsLabel);
        yield return ("<kind>", state.Value(FactKeys.WorkloadKind)?.ToLowerInvariant(), Alphabet.KubernetesResource);
        yield return ("<workload>", state.Value(FactKeys.WorkloadName), Alphabet.DnsSubdomain);
        yield return ("<pod>", state.Value(FactKeys.Pod), Alphabet.DnsSubdomain);
        yield return ("<node>", state.Value(FactKeys.Node), Alphabet.DnsSubdomain);
        var principal = CloudPrincipals.Of(state).Principal;
        if (principal?.Kind == CloudPrincipal.What.Role)
        {
            yield return ("<role>", principal.Name, Alphabet.IamName);
        }
        else if (principal?.Kind == CloudPrincipal.What.User)
        {
            yield return ("<user>", principal.Name, Alphabet.IamName);
        }
        yield return words.StartsWith("aws ", StringComparison.Ordinal)
            ? ("<name>", principal?.Session ?? principal?.Name, Alphabet.IamName)
            : ("<name>", state.Value(FactKeys.ServiceAccount), Alphabet.DnsSubdomain);
    }
}
