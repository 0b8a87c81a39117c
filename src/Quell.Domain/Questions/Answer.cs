namespace Quell.Domain.Questions;

/// <summary>What a person said to one question, with what it was taken to mean.</summary>
/// <param name="Digest">The digest of the question that was answered.</param>
/// <param name="Words">The person's words, bounded.</param>
/// <param name="Meaning">The accepted meaning, such as <c>yes</c>, <c>no</c>, or a list of action ids; empty when it could not be read.</param>
/// <param name="Who">The operating system's name of the person.</param>
/// <param name="Face">Where it was said, such as <c>terminal</c> or <c>plain</c>.</param>
public sealed record Answer(string QuestionId, string Digest, string Words, string Meaning, string Who, string Face)
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Stop = "stop";
    public const string EndOfInput = "end_of_input";
    public const string Interrupted = "interrupted";
}
