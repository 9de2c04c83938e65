using System.Text;
using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class ImportTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_imported_idea_is_open_from_its_own_instant_without_a_vote_and_with_an_empty_thread()
    {
        var report = (await portal.ImportIdeasAsync(ImportFiles.Ideas, "oresund")).Value;

        Assert.Equal((3, 3, 0), (report.Rows, report.Added, report.Refused.Count));
        var idea = await portal.Look(db => db.Ideas.SingleAsync(row => row.ImportKey == "2"));
        Assert.Equal((IdeaStage.Open, 0L, null, "en", (long?)portal.Club.Id, portal.Storage.Id), (idea.Stage, idea.VoteCount, idea.Rising, idea.Language, idea.GroupId, idea.LineId));
        Assert.Equal(new DateTime(2019, 8, 2, 10, 0, 0, DateTimeKind.Utc), idea.PublishedAt);
        Assert.Equal(("Stoats take every second nest.", "Traps that members check, with \"names\" on them."), Concept.Split(idea.Concept));
        var thread = await portal.Look(db => db.Threads.SingleAsync(row => row.Id == idea.ThreadId));
        Assert.Equal((0L, 0L), (thread.LastSeq, thread.LastChange));
        Assert.Equal(1, await portal.Look(db => db.Events.CountAsync(row => row.Kind == nameof(IdeasImported))));
        Assert.False(await portal.Look(db => db.Notices.AnyAsync()));
        await CleanAsync();
    }

    [Fact]
    public async Task Authors_and_voters_are_made_members_who_cannot_sign_in_and_keep_their_short_names()
    {
        await portal.ImportIdeasAsync(ImportFiles.Ideas, "oresund");
        await portal.ImportVotesAsync(ImportFiles.Votes);

        var people = await portal.Look(db => db.Members.Where(row => row.Kind == MemberKind.Imported).OrderBy(row => row.ImportKey).ToListAsync());
        Assert.Equal(["p0", "p1", "p2", "p3"], people.Select(row => row.Handle));
        Assert.All(people, row => Assert.Equal((null, null, null), (row.Email, row.PasswordHash, row.HomeGroupId)));
        Assert.False(await portal.Look(db => db.Memberships.AnyAsync(row => people.Select(one => one.Id).Contains(row.MemberId))));
    }

    [Fact]
    public async Task A_handle_that_somebody_has_is_not_taken_from_them()
    {
        await portal.NewMemberAsync("P0");

        await portal.ImportIdeasAsync(ImportFiles.Ideas);

        Assert.Equal("member-p0", await portal.Look(db => db.Members.Where(row => row.ImportKey == "p0").Select(row => row.UserName).SingleAsync()));
    }

    [Fact]
    public async Task Ballots_count_in_the_order_of_their_instants_and_of_several_the_last()
    {
        await portal.ImportIdeasAsync(ImportFiles.Ideas);

        var report = (await portal.ImportVotesAsync(ImportFiles.Votes)).Value;

        Assert.Equal((8, 4, 0, 2, 2), (report.Rows, report.Added, report.TakenBack, report.Unchanged, report.Superseded));
        Assert.Equal([3, 1, 0], await portal.Look(db => db.Ideas.OrderBy(row => row.ImportKey).Select(row => row.VoteCount).ToListAsync()));
        var first = await portal.Look(db => db.Votes.Join(db.Members, vote => vote.MemberId, member => member.Id, (vote, member) => new { vote.K, member.ImportKey, vote.IdeaId })
            .Where(row => db.Ideas.Any(idea => idea.Id == row.IdeaId && idea.ImportKey == "1")).OrderBy(row => row.K).Select(row => row.ImportKey).ToListAsync());
        Assert.Equal(["p2", "p1", "p0"], first);
        Assert.False(await portal.Look(db => db.Milestones.AnyAsync()));
        await CleanAsync();
    }

    [Fact]
    public async Task A_later_ballot_takes_the_vote_back_and_the_older_file_does_not_bring_it_again()
    {
        await portal.ImportIdeasAsync(ImportFiles.Ideas);
        await portal.ImportVotesAsync(ImportFiles.Votes);

        var later = (await portal.ImportVotesAsync("idea,voter,at,value\n1,p1,2019-09-01T00:00:00Z,0\n")).Value;
        var end = await portal.EndAsync();
        var again = (await portal.ImportVotesAsync(ImportFiles.Votes)).Value;

        Assert.Equal((1, 0), (later.TakenBack, again.Added));
        Assert.Equal(end, await portal.EndAsync());
        await CleanAsync();
    }

    [Fact]
    public async Task What_members_did_since_is_left_alone_when_the_file_comes_again()
    {
        await portal.ImportIdeasAsync(ImportFiles.Ideas, "oresund");
        await portal.ImportVotesAsync(ImportFiles.Votes);
        var idea = await portal.Look(db => db.Ideas.SingleAsync(row => row.ImportKey == "1"));
        var p2 = await portal.Look(db => db.Members.SingleAsync(row => row.ImportKey == "p2"));
        var p3 = await portal.Look(db => db.Members.SingleAsync(row => row.ImportKey == "p3"));
        Assert.True((await portal.Do((TakeBackVote back) => back.By(p2, idea.Id))).Succeeded);
        Assert.True((await portal.Do((VoteForIdea vote) => vote.By(p3, idea.Id))).Succeeded);
        var draft = new IdeaDraft("Kererū in every garden and park", "Few gardens feed them.", "Plant miro and tawa along every street.");
        Assert.True((await portal.Do((EditIdea edit) => edit.By(portal.Karim, idea.Id, draft, 1))).Succeeded);
        var end = await portal.EndAsync();

        var ideas = (await portal.ImportIdeasAsync(ImportFiles.Ideas, "ankara", line: "sets")).Value;
        var votes = (await portal.ImportVotesAsync(ImportFiles.Votes)).Value;

        Assert.Equal((0, 3, 0, 0), (ideas.Added, ideas.Unchanged, votes.Added, votes.TakenBack));
        Assert.Equal(end, await portal.EndAsync());
        await CleanAsync();
    }

    [Fact]
    public async Task A_new_ballot_on_a_frozen_idea_is_refused_by_its_row_and_one_that_was_counted_is_not()
    {
        await portal.ImportIdeasAsync(ImportFiles.Ideas, "oresund");
        await portal.ImportVotesAsync(ImportFiles.Votes);
        var id = await portal.Look(db => db.Ideas.Where(row => row.ImportKey == "1").Select(row => row.Id).SingleAsync());
        var words = "Our club stands behind this one: it costs little, and everybody can begin tomorrow.";
        Assert.True((await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, id, "oresund", words))).Succeeded);
        Assert.True((await portal.Do((MoveIdea move) => move.By(portal.Priya, id, new Verdict(IdeaStage.Planned, words)))).Succeeded);

        var report = (await portal.ImportVotesAsync(ImportFiles.Votes + "1,p9,2019-08-07T00:00:00Z,1\n")).Value;

        var refused = Assert.Single(report.Refused);
        Assert.Equal((10, "Admin.FrozenIdea"), (refused.Line, refused.Reason.Key));
        Assert.False(await portal.Look(db => db.Members.AnyAsync(row => row.ImportKey == "p9")));
    }

    [Fact]
    public async Task Every_row_that_cannot_be_kept_is_named_with_its_line_and_the_others_are_kept()
    {
        var ideas = (await portal.ImportIdeasAsync("""
            key,title,today,better,author,created_at,language
            1,Kererū in every garden,,Plant miro and tawa along every street.,p0,2019-08-01T01:57:58Z,en
            2,Short,,Plant miro and tawa along every street.,p0,2019-08-01T01:57:58Z,en
            3,Kererū in every garden,,,p0,2019-08-01T01:57:58Z,en

            1,Kererū in every garden,,Plant miro and tawa along every street.,p0,2019-08-01T01:57:58Z,en
            5,Kererū in every garden,,Plant miro and tawa along every street.,p0,yesterday,en
            6,Kererū in every garden,,Plant miro and tawa along every street.,,2019-08-01T01:57:58Z,en
            7,Kererū in every garden,,Plant miro and tawa along every street.,p0,2019-08-01T01:57:58Z,klingon
            8,Kererū in every garden,,Plant miro and tawa along every street.,p0,2119-08-01T01:57:58Z,en
            9,Kererū in every garden
            """)).Value;
        var votes = (await portal.ImportVotesAsync("idea,voter,at,value\n77,p1,2019-08-05T00:00:02Z,1\n1,p1,2019-08-05T00:00:02Z,2\n1,p1,2019-08-05T00:00:02Z,1\n")).Value;

        Assert.Equal(
            ["3 ImportedTitleLength", "4 ImportedBetterLength", "6 KeyTwice", "7 NoInstant", "8 PersonLength", "9 NoLanguage", "10 FutureInstant", "11 TooFewFields"],
            ideas.Refused.Select(row => $"{row.Line} {row.Reason.Key[6..]}"));
        Assert.Equal(["2 NoSuchIdea", "3 NoBallot"], votes.Refused.Select(row => $"{row.Line} {row.Reason.Key[6..]}"));
        Assert.Equal((1, 1), (ideas.Added, votes.Added));
        Assert.All(ideas.Refused.Concat(votes.Refused), row => Assert.DoesNotContain("⟦", Platform.Words.Of(row.Reason), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("key,title,better,author,created_at,language\n", "Admin.MissingColumn")]
    [InlineData("", "Admin.EmptyFile")]
    [InlineData("key,key,title,today,better,author,created_at,language\n", "Admin.DoubleColumn")]
    [InlineData("key,title,today,better,author,created_at,language\n1,Kererū in every garden,,\"Plant miro and tawa along every street.,p0,2019-08-01T01:57:58Z,en\n", "Admin.OpenQuote")]
    public async Task What_is_wrong_with_the_whole_file_is_one_sentence_and_nothing_is_written(string text, string key)
    {
        var refusal = (await portal.ImportIdeasAsync(text)).Refusal!;

        Assert.Equal(key, refusal.Key);
        Assert.DoesNotContain("⟦", Platform.Words.Of(refusal), StringComparison.Ordinal);
        Assert.False(await portal.Look(db => db.Ideas.AnyAsync()));
    }

    [Fact]
    public async Task Another_encoding_an_unknown_line_an_unknown_group_and_other_people_are_refused()
    {
        Assert.Equal("Admin.NotUtf8", (await portal.ImportIdeasAsync(ImportFiles.Ideas, encoding: Encoding.Unicode)).Refusal!.Key);
        Assert.Equal("Admin.NotUtf8", (await portal.ImportIdeasAsync(ImportFiles.Ideas.Replace('ū', 'ü'), encoding: Encoding.Latin1)).Refusal!.Key);
        Assert.Equal("Admin.NoSuchLine", (await portal.ImportIdeasAsync(ImportFiles.Ideas, line: "nowhere")).Refusal!.Key);
        Assert.Equal("Admin.NoSuchGroup", (await portal.ImportIdeasAsync(ImportFiles.Ideas, "nowhere")).Refusal!.Key);
        Assert.Equal("Admin.OnlyAdministratorsImport", (await portal.Do((ImportVotes import) => import.By(portal.Priya, Stream.Null))).Refusal!.Key);
        Assert.Equal("Shared.SignInFirst", (await portal.Do((ImportVotes import) => import.By(null, Stream.Null))).Refusal!.Key);
        Assert.False(await portal.Look(db => db.Ideas.AnyAsync()));
    }

    [Fact]
    public async Task Column_order_line_ends_and_a_byte_order_mark_are_free()
    {
        var text = "language,better,author,created_at,title,note,key,today\r\nda,\"Plant miro\r\nand tawa.\",p0,2019-08-01 01:57:58,Kererū in every garden,seen,1,\r\n";

        var report = (await portal.ImportIdeasAsync(text, encoding: new UTF8Encoding(true))).Value;

        Assert.Equal(1, report.Added);
        var idea = await portal.Look(db => db.Ideas.SingleAsync());
        Assert.Equal(("1", "da", "Plant miro\nand tawa."), (idea.ImportKey, idea.Language, Concept.Split(idea.Concept).Better));
    }

    private async Task CleanAsync() => Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
}
