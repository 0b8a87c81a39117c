using System.Globalization;
using Quell.Domain.Text;
using Quell.Terminal.Parsing;

namespace Quell.Terminal.Configuration;

/// <summary>What the value of a setting may be.</summary>
public abstract record SettingForm
{
    private SettingForm() { }

    /// <summary>Words for what is taken, to follow "takes".</summary>
    public abstract string Takes { get; }

    public abstract bool Matches(string text);

    /// <summary>A whole number in a range.</summary>
    public sealed record Whole(int Least, int Most, string Unit) : SettingForm
    {
        public override string Takes => $"{Least} to {Most} {Unit}";

        public override bool Matches(string text) => Number(text) is { } number && number >= Least && number <= Most;

        internal static int? Number(string? text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A file or a folder.</summary>
    public sealed record Location : SettingForm
    {
        public override string Takes => "a path";

        public override bool Matches(string text) =>
            text.Trim().Length > 0 && !text.Contains('\0', StringComparison.Ordinal);
    }

    /// <summary>A name of one alphabet.</summary>
    public sealed record Named(Alphabet Alphabet) : SettingForm
    {
        public override string Takes => $"a name of {Alphabets.Describe(Alphabet)}";

        public override bool Matches(string text) => Alphabets.Matches(Alphabet, text);
    }

    /// <summary>On or off.</summary>
    public sealed record Switch : SettingForm
    {
        public override string Takes => "`true` or `false`";

        public override bool Matches(string text) => text is "true" or "false";
    }

    /// <summary>The embedded tenant, with or without a scenario.</summary>
    public sealed record Practice : SettingForm
    {
        public override string Takes => "`embedded` or `embedded:SCENARIO` as `quell tenant list` prints it";

        public override bool Matches(string text) => Values.Embedded(text) is not null;
    }

    /// <summary>Where telemetry goes: HTTPS, or HTTP on this machine.</summary>
    public sealed record Address : SettingForm
    {
        public override string Takes =>
            "an https:// address, or an http:// one of this machine, without credentials in it";

        public override bool Matches(string text) =>
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
    }
}
