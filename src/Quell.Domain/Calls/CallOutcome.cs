using System.Text.Json.Serialization;

namespace Quell.Domain.Calls;

/// <summary>How a call ended. Only <see cref="Answered"/> tells anything about the world.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Unreachable), "unreachable")]
[JsonDerivedType(typeof(NoReply), "no_reply")]
[JsonDerivedType(typeof(Unreadable), "unreadable")]
public abstract record CallOutcome
{
    private CallOutcome() { }

    public sealed record Answered(CallReading Reading) : CallOutcome;

    /// <summary>The far side answered no.</summary>
    public sealed record Refused(ServiceRefusal Refusal) : CallOutcome;

    /// <summary>The request did not leave: nothing was done.</summary>
    public sealed record Unreachable(string Why) : CallOutcome;

    /// <summary>The request left and no answer came. For a write the outcome is unknown until it is reconciled.</summary>
    public sealed record NoReply(string Why) : CallOutcome;

    /// <summary>An answer came that could not be understood.</summary>
    public sealed record Unreadable(string Why) : CallOutcome;

    /// <summary>The failure in one sentence; null when the call was answered.</summary>
    [JsonIgnore]
    public string? Failure =>
        this switch
        {
            Refused refused => refused.Refusal.Text,
            Unreachable unreachable => unreachable.Why,
            NoReply lost => lost.Why,
            Unreadable unreadable => unreadable.Why,
            _ => null,
        };
}
