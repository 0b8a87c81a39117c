using System.Collections;
using System.Text;
using ModelContextProtocol;

namespace Quell.Sysdig.Wire;

/// <summary>The words of a protocol error, its data included: a status or a permission may stand only there.</summary>
internal static class RemoteError
{
    private const int MaxData = 20;
    private const string Prefix = "Request failed (remote): ";

    public static string TextOf(McpProtocolException error)
    {
        var text = new StringBuilder(
            error.Message.StartsWith(Prefix, StringComparison.Ordinal) ? error.Message[Prefix.Length..] : error.Message
        );
        foreach (var entry in error.Data.Cast<DictionaryEntry>().Take(MaxData))
        {
            text.Append("; ").Append(entry.Key).Append(": ").Append(entry.Value);
        }

        return text.ToString();
    }
}
