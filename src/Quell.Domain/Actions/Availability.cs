using System.Text.Json.Serialization;
using Quell.Domain.Facts;

namespace Quell.Domain.Actions;

/// <summary>Whether the responder for an action is known to answer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Unconfirmed), "unconfirmed")]
[JsonDerivedType(typeof(Unavailable), "unavailable")]
public abstract record Availability
{
    private Availability() { }

    public abstract string Why { get; init; }

    [JsonIgnore]
    public string Word =>
        this switch
        {
            Confirmed => "confirmed",
            Unconfirmed => "unconfirmed",
            _ => "unavailable",
        };

    public sealed record Confirmed(string Why, Citation By) : Availability
    {
        public override string Why { get; init; } = Why;
    }

    public sealed record Unconfirmed(string Why) : Availability
    {
        public override string Why { get; init; } = Why;
    }

    public sealed record Unavailable(string Why) : Availability
    {
        public override string Why { get; init; } = Why;
    }
}
