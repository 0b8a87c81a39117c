using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Knowledge.Text;

/// <summary>Names the context in a line of kubectl that a person runs, whose own current one may be another cluster's.</summary>
public static class KubectlContext
{
    /// <param name="context">Left out where it is not known or is not of the alphabet of contexts.</param>
    public static string In(string line, string? context) =>
        context is not null && Alphabets.Matches(Alphabet.KubeContext, context)
            ? line.Replace(
                "kubectl get ",
                $"kubectl get --context {ShellWord.Quote(context)} ",
                StringComparison.Ordinal
            )
            : line;
}
