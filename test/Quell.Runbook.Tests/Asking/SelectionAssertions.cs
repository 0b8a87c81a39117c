using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Runbook.Asking;

namespace Quell.Runbook.Tests.Asking;

internal static class SelectionAssertions
{
    /// <summary>A question has to hold the expected part; everything else has to be the same.</summary>
    public static void ShouldSatisfy(this string said, string expected)
    {
        if (expected.StartsWith('?'))
        {
            said.ShouldStartWith("? ");
            said.ShouldContain(expected[2..]);
        }
        else
        {
            said.ShouldBe(expected);
        }
    }

    /// <summary>None, or actions of the list, each once; or a question with words in it.</summary>
    public static void ShouldSatisfyChoice(this Heard heard, Plan plan)
    {
        switch (heard)
        {
            case Heard.Meaning { Value: Meanings.None }:
                break;
            case Heard.Meaning meaning:
                meaning.Value.ShouldStartWith(Meanings.Choose);
                var ids = meaning.Value[Meanings.Choose.Length..].Split(',');
                ids.ShouldBeUnique();
                ids.ShouldAllBe(id => plan.Find(new ActionId(id)) != null);
                break;
            default:
                heard.ShouldBeOfType<Heard.Unreadable>().Why.ShouldNotBeNullOrWhiteSpace();
                break;
        }
    }
}
