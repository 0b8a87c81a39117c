using System.Text.Json;

namespace Quell.FakeTools;

/// <summary>One scene of <c>$HOME/plays.json</c>: for which arguments, and what then happens.</summary>
internal sealed class Play(JsonElement scene)
{
    /// <summary>Every word has to be among the arguments, or a part of one.</summary>
    public bool Fits(string[] arguments)
    {
        if (!scene.TryGetProperty("when", out var words))
        {
            return true;
        }
        foreach (var word in words.EnumerateArray())
        {
            if (!Array.Exists(arguments, argument => argument.Contains(word.GetString()!, StringComparison.Ordinal)))
            {
                return false;
            }
        }
        return true;
    }

    public int Code => Number("code");

    /// <summary>How often the output is printed.</summary>
    public int Times => Math.Max(1, Number("times"));

    public TimeSpan Delay => TimeSpan.FromMilliseconds(Number("delay_ms"));

    /// <summary>Whether a child is started that holds the output open, and its id printed.</summary>
    public bool Forks => scene.TryGetProperty("forks", out var forks) && forks.GetBoolean();

    /// <summary>Whether the program tells what it was run with, instead of playing anything.</summary>
    public bool Reports => scene.TryGetProperty("reports", out var reports) && reports.GetBoolean();

    public string Error => Text("stderr");

    /// <summary>The bytes of a file beside the script, or a text.</summary>
    public byte[] Output(string folder) =>
        Text("file") is { Length: > 0 } file
            ? File.ReadAllBytes(Path.Combine(folder, file))
            : System.Text.Encoding.UTF8.GetBytes(Text("stdout"));

    private int Number(string name) => scene.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private string Text(string name) => scene.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;
}
