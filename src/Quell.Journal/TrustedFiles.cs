using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Journal;

/// <summary>The configuration files of other folders that the person agreed to: each by its path and its very bytes.</summary>
/// <remarks>One JSON object a line in <c>trusted.jsonl</c> of the state folder. What cannot be read is not trusted.</remarks>
public sealed class TrustedFiles
{
    private const int MostLines = 1000;

    private readonly string _folder;
    private readonly string _file;

    /// <param name="stateFolder">Full path; it need not exist.</param>
    public TrustedFiles(string stateFolder)
    {
        _folder = stateFolder;
        _file = Path.Combine(stateFolder, "trusted.jsonl");
    }

    /// <param name="path">Full path of the file.</param>
    public bool Has(string path, string sha256) => Lines().Any(line => Is(line, path, sha256));

    /// <summary>Remembers a file.</summary>
    /// <returns>Null when it is remembered, otherwise why not, in words. It never throws.</returns>
    public string? Add(string path, string sha256, string who, DateTimeOffset at)
    {
        if (PathGuard.RefuseFolder(_folder) is { } refusal)
        {
            return $"{refusal.What} {refusal.Why}";
        }

        try
        {
            PathGuard.MakeFolder(_folder);
            var text = new StringBuilder();
            foreach (var line in Lines().Where(line => !Is(line, path, sha256)).TakeLast(MostLines - 1))
            {
                text.Append(line).Append('\n');
            }

            var entry = new JsonObject
            {
                ["path"] = path,
                ["sha256"] = sha256,
                ["at"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["who"] = who,
            };
            text.Append(entry.ToJsonString()).Append('\n');
            PrivateFile.Replace(RealDisk.Instance, _file, _file + ".new", Encoding.UTF8.GetBytes(text.ToString()));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"{_file} could not be written: {failure.Message}";
        }
    }

    private ImmutableArray<string> Lines() =>
        PathGuard.RefuseFolder(_folder) is null
        && OwnFileReader.Read(_file, userId: null) is OwnFileReader.Result.Content content
            ? [.. content.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)]
            : [];

    private static bool Is(string line, string path, string sha256)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && Holds(document.RootElement, "path", path)
                && Holds(document.RootElement, "sha256", sha256);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Holds(JsonElement line, string member, string text) =>
        line.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
        && string.Equals(value.GetString(), text, StringComparison.Ordinal);
}
