namespace Quell.Domain.Actions;

/// <summary>What a filing writes down for a person.</summary>
/// <param name="Response">The try that was not carried out; null for the log of a whole case.</param>
/// <param name="ResponseType">Its type, such as <c>KILL_PROCESS</c>; null for a log.</param>
/// <param name="Draft">Which draft of it this is: the destination and the changes that the person made so far.</param>
/// <param name="Head">The journal's last entry and its hash when the draft was made: sent elsewhere, it proves what stood there.</param>
/// <param name="Ticket">The ticket that a log goes to, or the incident's own key; null where the desk names what is made.</param>
public sealed record FiledAction(ActionTry? Response, string? ResponseType, string Draft, string Head, string? Ticket)
{
    public bool IsLog => Response is null;
}
