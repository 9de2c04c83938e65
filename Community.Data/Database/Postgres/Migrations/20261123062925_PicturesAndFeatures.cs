using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PicturesAndFeatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "BuildId",
                table: "Uploads",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<DateTime>(
                name: "LooseSince",
                table: "Pictures",
                type: "timestamp with time zone",
                nullable: true);

            // What was in no build until now waits for the sweep as before.
            migrationBuilder.Sql("UPDATE \"Pictures\" SET \"LooseSince\" = \"MadeAt\" WHERE \"Id\" NOT IN (SELECT \"PictureId\" FROM \"BuildPictures\")");

            migrationBuilder.AddColumn<long>(
                name: "PictureId",
                table: "Members",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Portrait",
                table: "Members",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BuildFeatures",
                columns: table => new
                {
                    Week = table.Column<int>(type: "integer", nullable: false),
                    BuildId = table.Column<long>(type: "bigint", nullable: false),
                    ChosenById = table.Column<long>(type: "bigint", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuildFeatures", x => x.Week);
                    table.ForeignKey(
                        name: "FK_BuildFeatures_Builds_BuildId",
                        column: x => x.BuildId,
                        principalTable: "Builds",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_BuildFeatures_Members_ChosenById",
                        column: x => x.ChosenById,
                        principalTable: "Members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "IdeaPictures",
                columns: table => new
                {
                    PictureId = table.Column<long>(type: "bigint", nullable: false),
                    IdeaId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdeaPictures", x => x.PictureId);
                    table.ForeignKey(
                        name: "FK_IdeaPictures_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_IdeaPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PostPictures",
                columns: table => new
                {
                    PictureId = table.Column<long>(type: "bigint", nullable: false),
                    PostId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostPictures", x => x.PictureId);
                    table.ForeignKey(
                        name: "FK_PostPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PostPictures_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "StoreMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Mark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreMarks", x => x.Id);
                });

            migrationBuilder.UpdateData(
                table: "Members",
                keyColumn: "Id",
                keyValue: 1L,
                columns: new[] { "PictureId", "Portrait" },
                values: new object[] { null, null });

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_LooseSince",
                table: "Pictures",
                column: "LooseSince");

            migrationBuilder.CreateIndex(
                name: "IX_Members_PictureId",
                table: "Members",
                column: "PictureId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BuildFeatures_BuildId",
                table: "BuildFeatures",
                column: "BuildId");

            migrationBuilder.CreateIndex(
                name: "IX_BuildFeatures_ChosenById",
                table: "BuildFeatures",
                column: "ChosenById");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaPictures_IdeaId_Place",
                table: "IdeaPictures",
                columns: new[] { "IdeaId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_PostPictures_PostId_Place",
                table: "PostPictures",
                columns: new[] { "PostId", "Place" });

            migrationBuilder.AddForeignKey(
                name: "FK_Members_Pictures_PictureId",
                table: "Members",
                column: "PictureId",
                principalTable: "Pictures",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Members_Pictures_PictureId",
                table: "Members");

            migrationBuilder.DropTable(
                name: "BuildFeatures");

            migrationBuilder.DropTable(
                name: "IdeaPictures");

            migrationBuilder.DropTable(
                name: "PostPictures");

            migrationBuilder.DropTable(
                name: "StoreMarks");

            migrationBuilder.DropIndex(
                name: "IX_Pictures_LooseSince",
                table: "Pictures");

            migrationBuilder.DropIndex(
                name: "IX_Members_PictureId",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "LooseSince",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "PictureId",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "Portrait",
                table: "Members");

            migrationBuilder.AlterColumn<long>(
                name: "BuildId",
                table: "Uploads",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
