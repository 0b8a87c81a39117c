using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Kept;

/// <summary>
/// <c>evidence/manifest.json</c>: every piece of evidence of a case, for people and for tools that do not read journals. It
/// is made from the journal, which is the truth; the same journal always gives the same bytes.
/// </summary>
public static class EvidenceManifest
{
    /// <summary>Its name, from the folder of the case.</summary>
    public const string FileName = "evidence/manifest.json";

    private const int Format = 1;

    private static readonly JsonWriterOptions s_layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
    };

    public static byte[] Render(CaseState state) => Render(state, state.Kept.Count);

    /// <summary>The manifest as it was after the first pieces, so that one that was not written to the end is told from a changed one.</summary>
    public static byte[] Render(CaseState state, int pieces)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, s_layout))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("case", state.Opened?.Case.Value);
            writer.WriteStartArray("pieces");
            foreach (var piece in state.Kept.Take(pieces))
            {
                Write(writer, piece);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, KeptPiece piece)
    {
        writer.WriteStartObject();
        writer.WriteString("id", piece.Id);
        writer.WriteString("kind", KeptWords.Kind(piece.Kind));
        writer.WriteString("file", piece.Sha256);
        if (piece.Try is { } tried)
        {
            writer.WriteString("action", tried.ToString());
        }
        writer.WriteString("source", piece.Source);
        writer.WriteString(
            "time",
            piece.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        );
        writer.WriteNumber("bytes", piece.Bytes);
        writer.WriteString("sha256", piece.Sha256);
        writer.WriteString("who", piece.Who);
        writer.WriteEndObject();
    }
}
